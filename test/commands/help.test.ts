/** What the program says of itself, and to somebody who begins. */
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inbound, outbound } from '../core/reports/trace/log-lines';
import { makeFolder } from '../support/make-folder';
import { commandsOfProgram } from '../support/program-help';
import { repository, run, runEnvtree } from '../support/run-envtree';

/** The example, here and in a folder below. */
const folder = makeFolder({
  'bin/envtree': `#!/bin/sh\nexec "${process.execPath}" "${join(repository, 'lib/src/cli.js')}" "$@"\n`,
});
for (const place of ['envs', 'shop/envs']) {
  cpSync(join(repository, 'envs'), join(folder, place), { recursive: true });
}
run(folder, 'chmod', ['+x', 'bin/envtree']);
writeFileSync(join(folder, 'sidecars.log'), `${outbound({ id: 'a' })}\n${inbound({ id: 'a' })}\n`);
run(folder, 'sh', [
  '-c',
  'git init -q -b main && git add envs && git -c user.name=x -c user.email=x@example.com commit -q -m first',
]);

/** One never ends, and the other sends requests; each has tests of its own. */
const notRun = ['serve', 'probe'];

/** The section of a help that begins with this title, by lines without their indentation. */
function sectionOf(help: string, title: string): string[] {
  const [, section = ''] = help.split(`\n${title}:\n`);
  const [lines = ''] = section.split('\n\n');
  return lines.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
}

const commands = commandsOfProgram();

describe.each(commands.map(({ name, help }) => [name, help] as const))('envtree %s --help', (name, help) => {
  test('fits 80 columns', () => {
    expect(help.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });

  test('has examples, which do what they say', () => {
    const calls = sectionOf(help, 'Examples').map((line) => line.split(/ {2,}/)[0] ?? '');
    if (calls.length === 0) throw new Error(`src/help/examples.ts has no example of "envtree ${name}"`);
    for (const call of notRun.includes(name) ? [] : calls) {
      // What a shell reads is tried by the tests of completion.
      const command = call.replace(/^source <\((.*)\)$|^(.*) \| source$/, '$1$2');
      const { stdout, stderr, exitCode } = run(folder, 'sh', ['-c', `PATH="$PWD/bin:$PATH"; ${command}`]);
      const said = stderr.replace(/^.*: nothing is wrong\n$/, '');
      expect({ command, said, exitCode }).toEqual({ command, said: '', exitCode: 0 });
      expect(command.includes(` ${name}`)).toBe(true);
      expect(name === 'check' || /--output|>/.test(call) || stdout !== '').toBe(true);
    }
  });
});

describe('envtree alone', () => {
  const { stdout, stderr, exitCode } = runEnvtree(folder);

  test('is a mistake in the call, answered by the help', () => {
    expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 2 });
    expect(stderr).toBe(runEnvtree(folder, '--help').stdout);
    expect(stderr.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });

  test('says how to begin, and that works', () => {
    const [root = '', branch = ''] = stderr.split('\n').filter((line) => line.startsWith('  services:'));
    const begun = makeFolder({
      'envs/dev.yaml': `${root.trim()}\n`,
      'envs/dev.proj1.yaml': `${branch.trim()}\n`,
    });
    expect(runEnvtree(begun, 'check').stderr).toBe('2 environments, 1 service: nothing is wrong\n');
    expect(runEnvtree(begun, 'render').stdout).toContain('acme/web:pr-7');
  });
});

test.each([
  [['rendr'], 'Did you mean render?', 'See envtree --help'],
  [['render', '--evn', 'dev'], 'Did you mean --env?', 'See envtree render --help'],
  [['check', 'a', 'b'], 'too many arguments', 'See envtree check --help'],
  [['render', '--layer', 'x'], 'Allowed choices are', 'See envtree render --help'],
])('envtree %j says what was meant, and where to read on', (args, ...said) => {
  const { stderr, exitCode } = runEnvtree(folder, ...args);
  expect(exitCode).toBe(2);
  for (const text of said) expect(stderr).toContain(text);
});

test('an empty folder is told how to begin, in a file that is taken', () => {
  for (const empty of [makeFolder({}), makeFolder({ 'envs/README.md': '' })]) {
    const { stderr } = runEnvtree(empty, 'check');
    const [, text = ''] = /Begin with envs\/dev\.yaml: (.*)\n/.exec(stderr) ?? [];
    expect(stderr.split('\n').filter((line) => line.length > 80)).toEqual([]);
    const begun = makeFolder({ 'envs/dev.yaml': `${text}\n` });
    expect(runEnvtree(begun, 'check').stderr).toBe('1 environment, 1 service: nothing is wrong\n');
  }
});
