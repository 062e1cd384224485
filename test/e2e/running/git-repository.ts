import { execFile } from 'node:child_process';
import { basename } from 'node:path';
import { promisify } from 'node:util';
import { repositoryUrl } from './git-server';

const execute = promisify(execFile);

/** A folder as a git repository. */
export class GitRepository {
  constructor(readonly folder: string) {}

  async create(): Promise<void> {
    await this.call('init', '--quiet', '--initial-branch=main');
    await this.call('config', 'user.name', 'e2e');
    await this.call('config', 'user.email', 'e2e@example.com');
    await this.call('remote', 'add', 'origin', `file://${this.folder}`);
    await this.commit();
  }

  /** Commits all files, whatever has become of them. */
  async commit(): Promise<void> {
    await this.call('add', '--all');
    await this.call('commit', '--quiet', '--message', 'Change environments');
  }

  async revisionOf(name: string): Promise<string> {
    return (await this.call('rev-parse', name)).trim();
  }

  /** Where it is cloned from. */
  get url(): string {
    return repositoryUrl(basename(this.folder));
  }

  /** The files that are not the same in two commits. */
  async changedFiles(before: string, after: string): Promise<string[]> {
    return (await this.call('diff', '--name-only', before, after)).split('\n').filter(Boolean);
  }

  private async call(...args: readonly string[]): Promise<string> {
    return (await execute('git', args, { cwd: this.folder })).stdout;
  }
}
