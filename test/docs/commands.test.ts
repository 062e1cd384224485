/**
 * Every command of every page is run: those of envtree here, on the example, and all others where run-elsewhere.ts
 * says. A command is a line of a `sh` block, or code in a sentence that begins with a program and says more than it.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scripts, version } from '../../package.json';
import { inbound } from '../core/reports/trace/log-lines';
import { makeFolder } from '../support/make-folder';
import { blocksOf, proseOf, readPages, type Page } from '../support/pages';
import { repository, runEnvtree } from '../support/run-envtree';
import { runElsewhere } from './run-elsewhere';

const programs =
  /^([A-Z_]+=\S+ )?(npm|npx|node|kubectl|docker|flux|argocd|git|kind|demo-app|envtree|cdk8s) \S/;
const envtree = /^(npx (--no )?)?envtree\b/;

/** Each command of a page once, a pipe's parts apart, and the programs' bare names left out. */
function commandsOf(page: Page): string[] {
  const shell = blocksOf(page).filter(({ language }) => language === 'sh');
  const lines = shell.flatMap(({ text }) => text.replace(/\\\n/g, ' ').split('\n'));
  const inline = [...proseOf(page).matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);
  const commands = [...lines, ...inline.filter((code) => programs.test(code))]
    .flatMap((line) => line.replace(/(^|\s+)# .*$/, '').split(' | '))
    .map((command) => command.trim());
  return [...new Set(commands)].filter(
    (command) => !['', 'npx envtree', 'npx --no envtree'].includes(command),
  );
}

const pages = readPages();
const all = [...new Set(pages.flatMap(commandsOf))].sort();
const elsewhere = new Set(runElsewhere.map(({ command }) => command));
const isOurs = (command: string): boolean => envtree.test(command) && !elsewhere.has(command);
const ours = [...new Set(all.filter(isOurs).map((it) => it.replace(envtree, '')))];
const others = all.filter((command) => !isOurs(command));

/** The example, where calls may write. */
const folder = makeFolder({});
cpSync(join(repository, 'envs'), join(folder, 'envs'), { recursive: true });
for (const args of ['init --quiet --initial-branch main', 'add .', 'commit --quiet --message x']) {
  const author = ['-c', 'user.name=a', '-c', 'user.email=a@example.com'];
  execFileSync('git', [...author, ...args.split(' ')], { cwd: folder });
}
writeFileSync(join(folder, 'sidecars.log'), `${inbound()}\n`);

test('the pages have commands', () => {
  expect(pages.length).toBeGreaterThan(14);
  expect(ours.length).toBeGreaterThan(7);
  expect(others.length).toBeGreaterThan(20);
});

test.each(ours)('envtree%s does what a page says', (call) => {
  const args = call.trim().replace('path/to/folder', repository).replace('FOLDER', 'out').split(/\s+/);
  const { stderr, exitCode } = runEnvtree(folder, ...args);
  const said = stderr === '4 environments, 3 services: nothing is wrong\n' ? '' : stderr;
  expect({ said, exitCode }).toEqual({ said: '', exitCode: 0 });
});

test('every other command has its place', () => {
  const known = runElsewhere.map(({ command }) => command);
  expect(others.filter((command) => !known.includes(command))).toEqual([]);
  expect(known.filter((command) => !others.includes(command))).toEqual([]);
});

test('the places run what they are said to run', () => {
  const wrong = runElsewhere.filter(
    (entry) => 'by' in entry && !readFileSync(join(repository, entry.by), 'utf8').includes(entry.shown),
  );
  expect(wrong).toEqual([]);
});

test('they name files, scripts, cases and versions that there are', () => {
  expect(others.flatMap(findMissing)).toEqual([]);
  const wrong = ['npm run nothing', 'npm run e2e -- nothing', 'kubectl apply -f examples/nothing.yaml'];
  expect([...wrong, './envtree-0.0.0.tgz'].flatMap(findMissing)).toHaveLength(4);
});

function findMissing(command: string): string[] {
  const paths = command.match(/(?<=^|\s)(deploy|examples|docs|test|envs)\/[\w./-]+/g) ?? [];
  const [, words = ''] = /npm run e2e -- (.*)/.exec(command) ?? [];
  const cases = words.split(' ').filter((word) => /^[a-z]/.test(word));
  const files = [...paths, ...cases.map((name) => join('test/e2e/cases', name))];
  const called = [...command.matchAll(/npm run (\S+)/g)].map(([, script = '']) => script);
  const versions = [...command.matchAll(/envtree(?:-argocd:|-)(\d[\d.]*\d)/g)].map(([, it = '']) => it);
  return [
    ...files.filter((path) => !existsSync(join(repository, path))),
    ...called.filter((script) => !(script in scripts)),
    ...versions.filter((it) => it !== version),
  ];
}
