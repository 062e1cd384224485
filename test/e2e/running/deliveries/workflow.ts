import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'yaml';
import { UserShell } from './user-shell';

interface WorkflowFile {
  readonly jobs: Readonly<Record<string, { readonly steps: readonly { readonly run?: string }[] }>>;
}

export interface WorkflowProps {
  /** A folder below which each run has its own. */
  readonly folder: string;
  readonly programs: Readonly<Record<string, string>>;
  /** Changes a command where the example has a name that stands for the user's own. */
  readonly adapt?: (command: string) => string;
}

/** The commands of a GitHub Actions workflow of the examples, but for those that install. */
export class Workflow {
  private readonly commands: readonly string[];

  constructor(
    path: string,
    private readonly props: WorkflowProps,
  ) {
    const { jobs } = parse(readFileSync(path, 'utf8')) as WorkflowFile;
    const steps = Object.values(jobs).flatMap((job) => job.steps);
    const { adapt = (command: string): string => command } = props;
    this.commands = steps.flatMap(({ run }) => (run === undefined || run === 'npm ci' ? [] : [adapt(run)]));
  }

  /** Runs them in a new clone of a repository; throws with what was said if one fails. */
  async run(repository: string): Promise<void> {
    const runner = mkdtempSync(join(this.props.folder, 'runner-'));
    const checkout = join(runner, 'checkout');
    await promisify(execFile)('git', ['clone', '--quiet', `file://${repository}`, checkout]);
    const shell = new UserShell(checkout, this.props.programs, { GITHUB_SHA: 'HEAD' });
    for (const command of this.commands) await shell.run(command);
  }
}
