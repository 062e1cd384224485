import { execFileSync } from 'node:child_process';
import { arch, availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import { version as cdk8s } from 'cdk8s/package.json';
import { version as cdk8sCli } from 'cdk8s-cli/package.json';
import { comparedModules } from './compared-programs';
import { repository } from './lay-out';

/** Where and with what the figures were made; nothing that names the machine. */
export interface Machine {
  readonly date: string;
  readonly versions: Readonly<Record<string, string>>;
  readonly cores: number;
  readonly model: string;
  readonly gibibytes: number;
  /** How many processes wanted a core, on average of a minute, before the first one was measured. */
  readonly load: number;
}

export function describeMachine(): Machine {
  const compared = comparedModules.map(({ packages, version }) => [
    Object.keys(packages).join(),
    version.replace(/^v/, ''),
  ]);
  return {
    date: new Date().toISOString().slice(0, 10),
    versions: {
      envtree: `commit ${commit()}`,
      'Node.js': process.versions.node,
      ...(Object.fromEntries(compared) as Record<string, string>),
      cdk8s: `${cdk8s} (its command line ${cdk8sCli})`,
    },
    cores: availableParallelism(),
    model: `${cpus()[0]?.model.trim() ?? 'unknown'}, ${arch()}`,
    gibibytes: Math.round(totalmem() / 2 ** 30),
    load: loadavg()[0] ?? 0,
  };
}

/** What is measured; a change of what is built into it is said, since nobody else could get the same. */
function commit(): string {
  const git = (...args: readonly string[]): string =>
    execFileSync('git', ['-C', repository, ...args], { encoding: 'utf8' }).trim();
  const changes = git('status', '--porcelain', '--', 'src', 'schema', 'package.json');
  return git('rev-parse', '--short', 'HEAD') + (changes === '' ? '' : ', with changes');
}
