/** Real git repositories for tests of `envtree diff`, the same whoever runs them. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeFolder } from './make-folder';
import { repository, type ProgramResult } from './run-envtree';

const settings = {
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_SYSTEM: '/dev/null',
  GIT_AUTHOR_NAME: 'a',
  GIT_AUTHOR_EMAIL: 'a@example.com',
  GIT_AUTHOR_DATE: '2026-01-01T00:00:00Z',
  GIT_COMMITTER_NAME: 'a',
  GIT_COMMITTER_EMAIL: 'a@example.com',
  GIT_COMMITTER_DATE: '2026-01-01T00:00:00Z',
};

export function git(folder: string, ...args: readonly string[]): string {
  const env = { ...process.env, ...settings };
  return execFileSync('git', ['-C', folder, ...args], { env, encoding: 'utf8', stdio: 'pipe' }).trim();
}

export function diff(folder: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): ProgramResult {
  const options = { cwd: folder, encoding: 'utf8', env: { ...process.env, ...settings, ...env } } as const;
  const program = [join(repository, 'lib/src/cli.js'), 'diff', ...args];
  const { stdout, stderr, status } = spawnSync(process.execPath, program, options);
  return { stdout, stderr, exitCode: status };
}

export const root = 'services: { orders: { image: acme/orders:1, ports: [8080] } }\n';
export const branch = 'services: { orders: { image: acme/orders:pr-1 } }\n';

export function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

export function commit(folder: string): string {
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--allow-empty', '--message', 'x');
  return git(folder, 'rev-parse', '--short', 'HEAD');
}

/** A repository with one commit on `main`. */
export function makeRepository(files: Readonly<Record<string, string>> = { 'envs/dev.yaml': root }): string {
  const folder = makeFolder(files);
  git(folder, 'init', '--quiet', '--initial-branch', 'main');
  commit(folder);
  return folder;
}

/** The lines of one section. */
export function section({ stdout }: ProgramResult, title: string): string[] {
  const [, after = ''] = stdout.split(`${title}\n`);
  return (after.split('\n\n')[0] ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}

export const added = ['+ dev.a'];
