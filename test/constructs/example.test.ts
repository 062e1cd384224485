/** examples/cdk8s is an app as a team would have it, with the package as it is built. */
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { dependencies, devDependencies } from '../../examples/cdk8s/package.json';
import { devDependencies as ours } from '../../package.json';
import { askAll } from '../support/ask-all';
import { makeFolder } from '../support/make-folder';
import { repository, run } from '../support/run-envtree';

const example = join(repository, 'examples/cdk8s');

/** What `npm install` would leave there: links to the packages that we have. */
function install(folder: string): void {
  cpSync(example, folder, { recursive: true });
  mkdirSync(join(folder, 'node_modules'));
  for (const name of Object.keys({ ...dependencies, ...devDependencies })) {
    const target = name === 'envtree' ? repository : join(repository, 'node_modules', name);
    symlinkSync(target, join(folder, 'node_modules', name));
  }
  symlinkSync(join(repository, 'node_modules/.bin'), join(folder, 'node_modules/.bin'));
}

test('the example renders a fork of a workload of cdk8s-plus, which answers', () => {
  const folder = makeFolder({});
  install(folder);
  const { stderr, exitCode } = run(folder, 'npm', ['run', '--silent', 'synth']);
  expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
  expect(readdirSync(join(folder, 'dist'))).toEqual(['shop.k8s.yaml']);
  const text = readFileSync(join(folder, 'dist/shop.k8s.yaml'), 'utf8');
  const manifests = parseAllDocuments(text).map((document) => document.toJS() as object);
  const answers = {
    'dev.proj1': { orders: 'dev.proj1' },
    'dev.proj2': { orders: 'dev' },
    '': { orders: 'dev' },
  };
  expect(askAll(manifests, { answers })).toEqual(answers);
});

test('the example has the versions that envtree is tested with', () => {
  const { envtree, ...others } = { ...dependencies, ...devDependencies };
  expect(envtree).toBe('file:../..');
  expect(ours).toMatchObject(others);
});
