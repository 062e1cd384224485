/** The examples of docs/carriers.md and docs/gateways.md do what the pages say. */
import { parse } from 'yaml';
import { planEnvironments } from '../../src/core/plan-environments';
import { formatCarriers } from '../../src/core/reports/carriers';
import { blocksOf, readPage } from '../support/pages';

const settingsIn = (page: string): string[] =>
  blocksOf(readPage(page)).flatMap(({ text }) => (text.startsWith('# envtree.yaml\n') ? [text] : []));

const root = { path: 'envs/dev.yaml', text: 'services: { web: { image: x, ports: [8080] } }\n' };

test('the page shows what is said of the callers of its example', () => {
  const [text = ''] = settingsIn('docs/carriers.md');
  const { plan, diagnostics } = planEnvironments([{ path: 'envtree.yaml', text }, root]);
  expect(diagnostics).toEqual([]);
  const shown = blocksOf(readPage('docs/carriers.md')).map((block) => block.text);
  expect(shown).toContain(formatCarriers(plan));
});

test('the settings of gateways are taken as the page shows them, together', () => {
  const texts = settingsIn('docs/gateways.md');
  expect(texts).toHaveLength(3);
  const settings = Object.assign({}, ...texts.map((text) => parse(text) as object)) as object;
  const text = `${JSON.stringify(settings)}\n`;
  const { plan, diagnostics } = planEnvironments([{ path: 'envtree.yaml', text }, root]);
  expect(diagnostics).toEqual([]);
  expect(plan.objects.map(({ name, namespace }) => `${String(namespace)}/${name}`)).toEqual(
    expect.arrayContaining(['ingress-pods/envtree-edge', 'default/envtree-preview.dev']),
  );
});
