/** The tree of environments, as text and as what Graphviz and Mermaid draw. */
import { instance } from '@viz-js/viz';
import { present } from '../../../src/core/diagnostics/present';
import type { Plan } from '../../../src/core/plan/plan';
import { formatGraphDot } from '../../../src/core/reports/graph-dot';
import { formatGraphMermaid } from '../../../src/core/reports/graph-mermaid';
import { formatGraphText } from '../../../src/core/reports/graph-text';
import { wrapWords } from '../../../src/core/reports/wrap-words';
import { planOf } from '../../support/plan-of';

const full = '{ image: x, ports: [8080] }';
const small = {
  dev: `description: All\nservices: { orders: ${full}, web: ${full} }`,
  'dev.a': 'owner: shop\nexpires: 2026-12-24\nservices: { orders: {} }',
  'dev.a.b.c': 'services: { web: {} }',
  'dev.b': '{}',
  qa: `extends: dev\nservices: { db: { kind: StatefulSet, image: x, ports: [5432] }, mail: { external: true, selector: { app: mail }, ports: [80] } }`,
};

function linesOf(environments: Record<string, string>, settings = 'default: dev'): string[] {
  return formatGraphText(planOf(environments, settings).plan).split('\n');
}

/** A root with this many services, and this many environments below it. */
function many(services: number, environments: number): Record<string, string> {
  const names = Array.from({ length: services }, (_, index) => `service-${String(index)}`);
  const below = Array.from({ length: environments }, (_, index) => `dev.p${String(index)}`);
  return {
    dev: `services: { ${names.map((name) => `${name}: ${full}`).join(', ')} }`,
    ...Object.fromEntries(below.map((name) => [name, 'services: { service-0: {} }'])),
  };
}

describe('formatGraphText()', () => {
  test('draws each environment below the nearest with a file, with what is to be known of it', () => {
    expect(linesOf(small)).toEqual([
      'dev  (default) All',
      '│  orders, web',
      '├─ dev.a  (owner shop, expires 2026-12-24)',
      '│  │  orders',
      '│  └─ dev.a.b.c',
      '│        web',
      '└─ dev.b',
      '',
      'qa  (extends dev)',
      '   db (StatefulSet), mail (deployed by others), orders, web',
      '',
      '5 environments, 4 services, 8 instances',
      '',
    ]);
  });

  test('knows what another program deploys, and counts one as one', () => {
    const { plan } = planOf({ dev: `services: { orders: ${full} }` });
    const instances = plan.instances.map((it) => ({ ...it, deployedBy: 'app' as const }));
    expect(formatGraphText({ ...plan, instances })).toBe(
      'dev  (default)\n   orders (deployed by the app)\n\n1 environment, 1 service, 1 instance\n',
    );
  });

  test('lists several marks and several bases', () => {
    const database = '{ kind: StatefulSet, image: x, ports: [5432] }';
    const files = { dev: `services: { db: ${database} }`, qa: 'extends: dev', qb: 'extends: qa' };
    const { plan } = planOf(files, 'default: dev');
    const instances = plan.instances.map((it) => ({ ...it, deployedBy: 'others' as const }));
    const lines = formatGraphText({ ...plan, instances }).split('\n');
    expect(lines).toContain('   db (StatefulSet, deployed by others)');
    expect(lines).toContain('qb  (extends qa, dev)');
  });

  test('has what is to be known of an environment beside its name where that fits into 80 columns', () => {
    const linesWith = (description: string): string[] =>
      linesOf({ dev: `description: ${description}\nservices: {}` });
    const words = 'w'.repeat(80 - 'dev  (default) '.length);
    expect(linesWith(words).slice(0, 2)).toEqual([`dev  (default) ${words}`, '']);
    expect(linesWith(`${words}w`).slice(0, 2)).toEqual(['dev', `   (default) ${words}w`]);
  });

  test('shows an environment without anything above it as a tree of its own', () => {
    const files = { 'dev.a': `services: { orders: ${full.replace('{', '{ new: true,')} }` };
    expect(linesOf(files)).toEqual(['dev.a', '   orders', '', '1 environment, 1 service, 1 instance', '']);
  });

  test('breaks lines, and never a name, to be 80 columns wide', () => {
    const service = 's'.repeat(63);
    const levels = ['dev', 'a', 'b', 'c'].map((_, index, all) => all.slice(0, index + 1).join('.'));
    const names = [...levels, `dev.a.b.c.${'e'.repeat(53)}`];
    const files = Object.fromEntries(names.map((name) => [name, `services: { ${service}: {}, web: {} }`]));
    const description = `description: ${'many words '.repeat(20)}`;
    const lines = linesOf({
      ...files,
      dev: `${description}\nservices: { ${service}: ${full}, web: ${full} }`,
    });
    expect(Math.max(...lines.map((line) => line.length))).toBe(80);
    expect(lines.filter((line) => line.includes(service))).toHaveLength(5);
    expect(lines).toContain(`         └─ ${present(names[4])}`);
    expect(lines.slice(0, 4)).toEqual([
      'dev',
      `│  (default) ${'many words '.repeat(6).trimEnd()}`,
      `│  ${'many words '.repeat(7).trimEnd()}`,
      `│  ${'many words '.repeat(7).trimEnd()}`,
    ]);
  });

  test.each([
    [5, 3, ' │ ├─ '],
    [6, 2, '├ '],
    [15, 1, '├'],
    [20, 1, '├'],
  ])('puts %i levels of long names %i columns apart', (levels, step) => {
    const names = Array.from({ length: levels }, (_, index) =>
      ['dev', ...Array<string>(index).fill('x')].join('.'),
    );
    const service = 's'.repeat(63);
    const files = Object.fromEntries(names.map((name) => [name, `services: { ${service}: {} }`]));
    const lines = linesOf({ ...files, dev: `services: { ${service}: ${full} }` });
    expect(lines[2]).toBe(`${{ 3: '└─ ', 2: '└ ', 1: '└' }[step] ?? ''}dev.x`);
    expect(lines.some((line) => line.length > 80)).toBe(levels === 20);
  });
});

describe('formatGraphDot()', () => {
  const draw = async (plan: Plan): Promise<{ name: string; label: string; below: string[] }[]> => {
    const graphviz = await instance();
    const { objects, edges } = graphviz.renderJSON(formatGraphDot(plan)) as unknown as Drawing;
    return objects.map(({ _gvid, name, label }) => ({
      name,
      label,
      below: (edges ?? []).filter(({ tail }) => tail === _gvid).map(({ head }) => objects[head]?.name ?? ''),
    }));
  };

  interface Drawing {
    readonly objects: readonly { readonly _gvid: number; readonly name: string; readonly label: string }[];
    readonly edges?: readonly { readonly tail: number; readonly head: number }[];
  }

  test('is what Graphviz draws as the tree', async () => {
    expect(await draw(planOf(small, 'default: dev').plan)).toEqual([
      { name: 'dev', label: 'dev\\n(default) All\\norders, web', below: ['dev.a', 'dev.b'] },
      { name: 'dev.a', label: 'dev.a\\n(owner shop, expires 2026-12-24)\\norders', below: ['dev.a.b.c'] },
      { name: 'dev.a.b.c', label: 'dev.a.b.c\\nweb', below: [] },
      { name: 'dev.b', label: 'dev.b', below: [] },
      {
        name: 'qa',
        label: 'qa\\n(extends dev)\\ndb (StatefulSet), mail (deployed by others),\\norders, web',
        below: [],
      },
    ]);
    expect(formatGraphDot(planOf(small, 'default: dev').plan).match(/penwidth/g)).toHaveLength(1);
  });

  test('has boxes with round corners, from left to right', () => {
    expect(formatGraphDot(planOf({ dev: '{}', 'dev.a': '{}' }, 'default: dev').plan).split('\n')).toEqual([
      'digraph environments {',
      '  rankdir=LR;',
      '  node [shape=box, style=rounded, fontname="sans-serif", fontsize=11];',
      '  "dev" [label="dev\\n(default)", penwidth=2];',
      '  "dev.a" [label="dev.a"];',
      '  "dev" -> "dev.a";',
      '}',
      '',
    ]);
  });

  test('escapes what people write', async () => {
    const description = String.raw`"\" \N -> { ' <b> \x07`;
    const { plan } = planOf({ dev: `description: ${JSON.stringify(description)}\nservices: {}` });
    const [node] = await draw(plan);
    expect(node?.label).toBe(`dev\\n(default) ${description.replace(/\\/g, '\\\\')}`);
  });

  test('shows twelve instances of an environment, and counts the others', () => {
    expect(formatGraphDot(planOf(many(12, 0)).plan)).not.toContain('more');
    expect(formatGraphDot(planOf(many(13, 0)).plan)).toContain('and 1 instance more');
  });

  test('stays readable with a hundred environments and services', async () => {
    const nodes = await draw(planOf(many(100, 99)).plan);
    expect(nodes).toHaveLength(100);
    expect(nodes[0]?.below).toHaveLength(99);
    expect(nodes[0]?.label).toContain('service-0, service-1, service-10,');
    expect(nodes[0]?.label).toMatch(/\\nand 88 instances more$/);
    expect(Math.max(...nodes.map(({ label }) => label.split('\\n').length))).toBeLessThan(8);
  });
});

describe('formatGraphMermaid()', () => {
  test('is a flowchart of the tree', () => {
    expect(formatGraphMermaid(planOf(small, 'default: dev').plan).split('\n')).toEqual([
      'flowchart LR',
      '  e0["dev<br>(default) All<br>orders, web"]:::first',
      '  e1["dev.a<br>(owner shop, expires 2026-12-24)<br>orders"]',
      '  e2["dev.a.b.c<br>web"]',
      '  e3["dev.b"]',
      '  e4["qa<br>(extends dev)<br>db (StatefulSet), mail (deployed by others),<br>orders, web"]',
      '  e0 --> e1',
      '  e0 --> e3',
      '  e1 --> e2',
      '  classDef first stroke-width:3px',
      '',
    ]);
  });

  test('leaves no sign of a description to the language', () => {
    const description = 'a"]; click e0 <script> `x` #1; é 中 😀 --> e';
    const { plan } = planOf({ dev: `description: ${JSON.stringify(description)}\nservices: {}` });
    const [, label = ''] = /e0\["dev<br>\(default\) (.*)"\]:::first/.exec(formatGraphMermaid(plan)) ?? [];
    expect(label).toMatch(/^([\p{L}\p{N} .,()_-]|#\d+;|<br>)+$/u);
    const read = label
      .replaceAll('<br>', ' ')
      .replace(/#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
    expect(read).toBe(description);
  });
});

test('wrapWords() breaks at spaces alone, and keeps all words', () => {
  expect(wrapWords('aa bb cc', 5)).toEqual(['aa bb', 'cc']);
  expect(wrapWords('aa bb cc', 4)).toEqual(['aa', 'bb', 'cc']);
  expect(wrapWords('aaaaaa b', 4)).toEqual(['aaaaaa', 'b']);
  expect(wrapWords('', 4)).toEqual(['']);
});

test.each([formatGraphText, formatGraphDot, formatGraphMermaid])(
  '%p gives the same in any order of the files',
  (format) => {
    const turned = Object.fromEntries(Object.entries(small).reverse());
    expect(format(planOf(turned, 'default: dev').plan)).toBe(format(planOf(small, 'default: dev').plan));
  },
);
