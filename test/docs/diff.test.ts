/** What docs/diff.md shows is so. */
import { parse } from 'yaml';
import { formatDifferenceText } from '../../src/core/reports/diff/format-text';
import { formatDifferenceJson } from '../../src/core/reports/diff/format-json';
import { commentMarker } from '../../src/core/reports/diff/format-markdown';
import { compareTrees, shown } from '../support/compare-trees';
import { blocksOf, readPage, tableOf } from '../support/pages';

const page = readPage('docs/diff.md');
const blocks = blocksOf(page);

const root = (image: string): string => `services:\n  orders: { image: ${image}, ports: [80] }`;
const names = Array.from({ length: 80 }, (_, index) => `dev.p${String(index).padStart(4, '0')}`);
const branches = Object.fromEntries(names.map((name) => [name, 'services: { orders: {} }']));
const report = compareTrees(
  { dev: root('acme/orders:1'), ...branches },
  { dev: root('acme/orders:2'), ...branches },
);

test('a new image of the root reads as the page shows it, below what is compared', () => {
  const [, ...lines] = formatDifferenceText(report, shown).split('\n');
  const example = blocks.find(({ language }) => language === 'text')?.text ?? '';
  expect(example.split('\n').slice(1)).toEqual(lines);
});

test('the table names every field of the JSON', () => {
  const [, ...rows] = tableOf(page, 'field');
  const named = rows.flatMap(([cell = '']) => cell.split(', '));
  expect(named.sort()).toEqual(Object.keys(JSON.parse(formatDifferenceJson(report, shown)) as object).sort());
});

test('the jobs are YAML, call what there is, and find the comment by its first line', () => {
  const jobs = blocks.filter(({ language }) => language === 'yaml').map(({ text }) => text);
  expect(jobs).toHaveLength(2);
  for (const job of jobs) {
    expect(() => parse(job) as unknown).not.toThrow();
    expect(job).toMatch(/npx --no envtree diff --from "[^"]+" --to HEAD --format markdown > comment\.md/);
  }
  expect(jobs[0]).toContain(`startswith("${commentMarker}")`);
});
