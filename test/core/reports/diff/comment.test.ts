/** How a report reads as the comment of a pull request. */
import type { DifferenceReport } from '../../../../src/core/reports/diff/difference-report';
import { formatDifferenceMarkdown } from '../../../../src/core/reports/diff/format-markdown';
import { compareTrees, dev, many, shown } from '../../../support/compare-trees';

const markdown = (report: DifferenceReport): string => formatDifferenceMarkdown(report, shown);

test('a comment is as long as GitHub takes it, and what is left out is counted', () => {
  const root = (image: string): string =>
    `services: { ${Array.from({ length: 400 }, (_, index) => `s${String(index)}: { image: "${image}${'x'.repeat(40)}" }`).join(', ')} }`;
  const said = markdown(compareTrees(many(root('a'), 3, '{}'), many(root('b'), 3, '{}')));
  expect(said.length).toBeLessThanOrEqual(65_536);
  expect(said.length).toBeGreaterThan(60_000);
  const shownEntries = said.split('\n').filter((line) => line.startsWith('- image of')).length;
  const [, leftOut = ''] = /\*\*(\d+) more changes left out\*\*/.exec(said) ?? [];
  expect(shownEntries + Number(leftOut)).toBe(400);
});

test('a list that unfolds has an end as well', () => {
  const said = markdown(compareTrees({ dev }, many(dev, 510, '{}')));
  expect(said).toContain('- new: 510 environments\n');
  expect(said).toContain(' and 10 more</details>');
});

test('what a text has of marks is no mark', () => {
  const odd = { from: { title: '<b>*main*_x', pathOf: (file: string) => file }, to: shown.to };
  const said = formatDifferenceMarkdown(compareTrees({ dev }, { dev: dev.replace('info', '"a`b<i>"') }), odd);
  expect(said).toContain('### What changes for whom: \\<b\\>\\*main\\*\\_x -> the working tree');
  expect(said).toContain("-> `a'b<i>`");
});

test('what is refused, and the numbers, in a comment', () => {
  const headless = dev.replace('image: w', 'image: w, replicas: 3, service: { headless: true }');
  const said = markdown(compareTrees({ dev }, { dev: headless }));
  expect(said).toContain('\n\n- pods: 2 -> 4 (2 more)\n\n#### Surprising\n');
  expect(said).toContain(
    '- ⚠️ The API server refuses to change `spec.clusterIP` of Service `web` in the namespace `default`: it has to be deleted first\n  - `envs/dev.yaml:3:3`',
  );
});
