/** How a report reads as the comment of a pull request. */
import type { DifferenceReport } from '../../../../src/core/reports/diff/difference-report';
import { formatDifferenceMarkdown } from '../../../../src/core/reports/diff/format-markdown';
import { comparePlanned, compareTrees, dev, many, shown } from '../../../support/compare-trees';
import { manifests, planWith } from '../../../support/plan-with-files';

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
  expect(said).not.toContain('dev.p0500');
  const whole = markdown(compareTrees({ dev }, many(dev, 500, '{}')));
  expect(whole).toContain('<code>dev.p0498</code>, <code>dev.p0499</code></details>');
});

test('three names are shown, each entry in a line of its section', () => {
  const more = 'services: { orders: { image: b }, web: { image: b } }';
  expect(markdown(compareTrees({ dev, 'dev.a': more }, many(dev, 3, '{}')))).toBe(`<!-- envtree diff -->

### What changes for whom: main -> the working tree

- pods: 4 -> 2 (2 fewer)
- routes in a sidecar: 8 -> 2 (6 fewer)
- clusters in a sidecar: 4 -> 2 (2 fewer)

#### Environments

- new: \`dev.p0000\`, \`dev.p0001\`, \`dev.p0002\`
- gone: \`dev.a\`

#### Instances

- gone: \`orders\`, \`web\` in \`dev.a\`

#### Who answers

- \`orders\`, \`web\`: itself -> \`dev\` for \`dev.a\`

#### envtree's own objects

- gone: 2 Deployments, 2 DestinationRules, 1 EnvoyFilter, 2 Services, 4 ServiceEntries
- VirtualService \`envtree-orders\`: \`rules[dev.a]\`
- VirtualService \`envtree-web\`: \`rules[dev.a]\`
`);
});

test('names that unfold are no HTML', () => {
  const objects = manifests(...['a&b', 'a<i>', 'c', 'd'].map((name) => `v1 ConfigMap ${name}`));
  const said = markdown(
    comparePlanned(
      planWith({ dev }, {}),
      planWith({ dev: `objects: [d.yaml]\n${dev}` }, { 'd.yaml': objects }),
    ),
  );
  expect(said).toContain('<code>a&amp;b</code>, <code>a&lt;i&gt;</code>, <code>c</code>');
});

describe('where there is no room', () => {
  const external = dev.replace('{ image: w, ports', '{ external: true, selector: { app: w }, ports');
  const nothing = compareTrees({ dev }, { dev });
  const { losses } = compareTrees({ dev }, { dev: external });
  const moved = [{ environment: 'dev', from: 'a', to: 'b' }];

  /** What is lost, for a reason of so many characters, and then what moves. */
  const losing = (length: number): string =>
    markdown({
      ...nothing,
      losses: losses.map((loss) => ({ ...loss, reason: 'x'.repeat(length) })),
      environments: { ...nothing.environments, moved },
    });

  test('what is small comes no earlier than what is too large', () => {
    expect(losing(70_000)).toMatch(/working tree\n\n\*\*2 more changes left out\*\*/);
  });

  test('all of it but what tells of the rest is taken', () => {
    const room = 65_536 - 200 - losing(0).indexOf('\n- ⚠️ `dev` moves');
    expect(losing(room)).toContain('**1 more change left out**');
    expect(losing(room + 1)).toContain('**2 more changes left out**');
  });
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
