/** What docs/graph.md shows of the example is so. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { blocksOf, readPage, tableOf } from '../support/pages';
import { repository, runEnvtree } from '../support/run-envtree';

const page = readPage('docs/graph.md');

test('the text is that of the example', () => {
  const [shown] = blocksOf(page).filter(({ language }) => language === 'text');
  expect(runEnvtree(repository, 'graph')).toEqual({ stdout: shown?.text, stderr: '', exitCode: 0 });
});

test('the HTML is one file without network, small, and shows the tree where no script runs', () => {
  const { stdout } = runEnvtree(repository, 'graph', '--format', 'html');
  expect(stdout.length).toBeLessThan(60_000);
  expect(stdout).toContain("default-src 'none'; script-src 'sha256-");
  expect(stdout).toContain("connect-src 'none'");
  expect(stdout).not.toMatch(/(src|href)="(?!data:)/);
  expect(stdout).toContain('<noscript><pre>dev  (default)');
});

test('the keys are those that the page itself names', () => {
  const source = readFileSync(join(repository, 'src/page/toolbar.ts'), 'utf8');
  const [, ...rows] = tableOf(page, 'key');
  expect(rows.length).toBeGreaterThan(7);
  for (const [key = ''] of rows) expect(source.toLowerCase()).toContain(`['${key.toLowerCase()}'`);
});
