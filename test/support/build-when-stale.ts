import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** All that `npm run build` reads. */
const inputs = ['src', 'imports', 'schema', 'package.json', 'tsconfig.json', 'tsconfig.build.json'];

/**
 * Builds lib/ where it is not made of these very sources, before any test runs: the tests that run the program would
 * otherwise be about another one. What it was made of is told by contents, since a checkout may turn times back.
 */
export default function buildWhenStale(): void {
  const repository = join(__dirname, '../..');
  const stamp = join(repository, 'lib/built-from.txt');
  const wanted = fingerprint(repository);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  execFileSync('npm', ['run', '--silent', 'build'], { cwd: repository, stdio: 'inherit' });
  writeFileSync(stamp, wanted);
}

/** A hash of the paths and contents of all that is built. */
export function fingerprint(repository: string): string {
  const hash = createHash('sha256');
  for (const path of inputs.flatMap((input) => filesOf(repository, input))) {
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(repository, path)))
      .update('\0');
  }
  return hash.digest('hex');
}

function filesOf(repository: string, path: string): string[] {
  if (/\.json$/.test(path)) return [path];
  const entries = readdirSync(join(repository, path), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return files.map(({ parentPath, name }) => join(parentPath, name).slice(repository.length + 1)).sort();
}
