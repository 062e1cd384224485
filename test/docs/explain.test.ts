/** What the page on explaining shows is what the program says of the example. */
import { blocksOf, readPage } from '../support/pages';
import { repository, runEnvtree } from '../support/run-envtree';

const blocks = blocksOf(readPage('docs/explain.md'));
const shown = blocks.flatMap(({ language, text }, index) => {
  const command = blocks[index - 1];
  return language === 'text' && command ? [[command.text.trim(), text] as const] : [];
});

test('the page shows answers', () => {
  expect(shown).toHaveLength(2);
});

test.each(shown)('%s answers what the page shows', (command, answer) => {
  const args = command.split(' ').slice(2);
  expect(runEnvtree(repository, ...args)).toEqual({ stdout: answer, stderr: '', exitCode: 0 });
});
