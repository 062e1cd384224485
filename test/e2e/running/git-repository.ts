import { execFileSync } from 'node:child_process';
import { basename } from 'node:path';
import { repositoryUrl } from './git-server';

/** A folder as a git repository. */
export class GitRepository {
  constructor(readonly folder: string) {}

  create(): void {
    this.call('init', '--quiet', '--initial-branch=main');
    this.call('config', 'user.name', 'e2e');
    this.call('config', 'user.email', 'e2e@example.com');
    this.call('remote', 'add', 'origin', `file://${this.folder}`);
    this.commit();
  }

  /** Commits all files, whatever has become of them. */
  commit(): void {
    this.call('add', '--all');
    this.call('commit', '--quiet', '--message', 'Change environments');
  }

  get revision(): string {
    return this.revisionOf('HEAD');
  }

  revisionOf(name: string): string {
    return this.call('rev-parse', name).trim();
  }

  /** Where it is cloned from. */
  get url(): string {
    return repositoryUrl(basename(this.folder));
  }

  /** The files that are not the same in two commits. */
  changedFiles(before: string, after: string): string[] {
    return this.call('diff', '--name-only', before, after).split('\n').filter(Boolean);
  }

  private call(...args: readonly string[]): string {
    return execFileSync('git', args, { cwd: this.folder, encoding: 'utf8', stdio: 'pipe' });
  }
}
