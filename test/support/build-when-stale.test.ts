import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprint } from './build-when-stale';
import { makeFolder } from './make-folder';
import { repository } from './run-envtree';

const sources = {
  'src/cli.ts': 'a',
  'src/core/plan.ts': 'b',
  'imports/k8s.ts': 'c',
  'schema/environment.schema.json': '{}',
  'package.json': '{}',
  'tsconfig.json': '{}',
  'tsconfig.build.json': '{}',
};

test.each(Object.keys(sources))('the fingerprint of a build tells that %s has changed', (path) => {
  const folder = makeFolder(sources);
  const before = fingerprint(folder);
  expect(fingerprint(folder)).toBe(before);
  writeFileSync(join(folder, path), 'changed');
  expect(fingerprint(folder)).not.toBe(before);
});

test('the fingerprint of a build tells that a file has gone, or moved', () => {
  const folder = makeFolder(sources);
  const before = fingerprint(folder);
  renameSync(join(folder, 'src/core/plan.ts'), join(folder, 'src/core/plans.ts'));
  const moved = fingerprint(folder);
  rmSync(join(folder, 'src/core/plans.ts'));
  expect(new Set([before, moved, fingerprint(folder)]).size).toBe(3);
});

test('these tests run with a build of these sources', () => {
  expect(readFileSync(join(repository, 'lib/built-from.txt'), 'utf8')).toBe(fingerprint(repository));
});
