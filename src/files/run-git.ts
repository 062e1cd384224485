import { spawnSync } from 'node:child_process';

/** Something that git, or what it knows, does not give; the message says what to do about it. */
export class GitFault extends Error {}

export interface GitAnswer {
  readonly stdout: Buffer;
  /** Undefined: it has done what was asked. */
  readonly complaint: string | undefined;
}

/** The most that git may answer: all files of a folder. */
const largest = 1 << 30;

/** Runs git in a folder. Throws a GitFault where there is no git; what git itself refuses is its complaint. */
export function runGit(folder: string, args: readonly string[], input?: string): GitAnswer {
  // In English whatever the locale, since messages are compared.
  const env = { ...process.env, LC_ALL: 'C' };
  const { stdout, stderr, status, error } = spawnSync('git', ['-C', folder, ...args], {
    env,
    maxBuffer: largest,
    ...(input !== undefined && { input }),
  });
  if (error) throw new GitFault(describeStart(error));
  return { stdout, complaint: status === 0 ? undefined : stderr.toString().trim() };
}

function describeStart({ code, message }: NodeJS.ErrnoException): string {
  if (code !== 'ENOENT') return `git cannot be run: ${message}`;
  return 'git is not installed, or not in the PATH. Install it, or name two folders: --from FOLDER --to FOLDER';
}

/** What git answers, as text without its last line break. Throws a GitFault with its complaint. */
export function askGit(folder: string, ...args: readonly string[]): string {
  const { stdout, complaint } = runGit(folder, args);
  if (complaint !== undefined) throw new GitFault(describeComplaint(complaint));
  return stdout.toString().replace(/\n$/, '');
}

/** What git answers; undefined where it complains. */
export function tryGit(folder: string, ...args: readonly string[]): string | undefined {
  const { stdout, complaint } = runGit(folder, args);
  return complaint === undefined ? stdout.toString().replace(/\n$/, '') : undefined;
}

function describeComplaint(complaint: string): string {
  if (complaint.includes('not a git repository')) {
    return 'This folder is in no git repository. Name what to compare it with: --from FOLDER';
  }
  return `git says: ${complaint}`;
}
