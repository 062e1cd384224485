/** Completion in real shells, and what the program answers their scripts. */
import { makeFolder } from '../support/make-folder';
import { runEnvtree } from '../support/run-envtree';
import { isInstalled, shells, typeInto } from '../support/type-into-shell';

const folder = makeFolder({
  'envs/dev.yaml': 'services: { orders: { image: x, ports: [80] } }\n',
  'envs/dev.proj1.yaml': 'this: is no environment\n',
  'output files/notes.txt': '',
  'shop/envs/staging.yaml': '{}\n',
});

/** Lines as they are typed, with a tab at the end of what is completed, and the words that they come to. */
const lines: readonly (readonly [string, readonly string[]])[] = [
  ['envtree rend\t--lay\trouti\t', ['render', '--layer', 'routing']],
  ['envtree render --env dev.p\t', ['render', '--env', 'dev.proj1']],
  ['envtree render --env=dev.p\t', ['render', '--env=dev.proj1']],
  ['envtree render --env "dev.p\t', ['render', '--env', 'dev.proj1']],
  ['envtree render shop --env=st\t', ['render', 'shop', '--env=staging']],
  ['envtree render --output-dir out\t', ['render', '--output-dir', 'output files']],
  ['envtree render --output-dir=out\t', ['render', '--output-dir=output files']],
];

for (const shell of shells) {
  const isThere = isInstalled(shell);
  const name = `${shell} completes what is typed${isThere ? '' : `: not tried, since ${shell} or script is not installed`}`;
  (isThere ? test : test.skip)(
    name,
    async () => {
      const typed = lines.map(([line]) => line);
      const calls = await typeInto(shell, folder, typed);
      // A folder may end in a slash, for what lies in it.
      const words = calls.map((call) => call.map((word) => word.replace(/\/$/, '')));
      expect(words).toEqual(lines.map(([, expected]) => expected));
    },
    120_000,
  );
}

test('a script is asked for by the name of a shell', () => {
  expect(runEnvtree(folder, 'completion', 'tcsh')).toMatchObject({ stdout: '', exitCode: 2 });
  expect(runEnvtree(folder, 'completion').stderr).toContain("missing required argument 'shell'");
});

test.each([
  ['a folder that is not there', ['render', 'nowhere', '--env', '']],
  ['a folder without environments', ['render', 'shop/envs', '--env', '']],
  ['a command that is not there', ['nothing', '--', '', '']],
])('nothing is said of %s', (_name, line) => {
  expect(runEnvtree(folder, '__complete', '--', ...line)).toEqual({ stdout: '', stderr: '', exitCode: 0 });
});

test('the command that scripts call is not shown', () => {
  expect(runEnvtree(folder, '--help').stdout).not.toContain('__complete');
});
