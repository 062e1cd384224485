/** What `envtree check` alone tells: where, where not, and how somebody says that it is meant. */
import { planEnvironments, withFindings } from '../../src/core/plan-environments';
import { readerOf, readSourceFiles } from '../../src/files/read-source-files';
import { findScenarios } from '../support/expectation';
import { planBeside, workload } from '../support/base';
import { findingsOf } from '../support/findings-of';
import { planOf, saidOf } from '../support/plan-of';
import { repository } from '../support/run-envtree';

const dev = "services: { orders: { image: 'x:1', ports: [80] } }";
const branch = "services: { orders: { image: 'x:2' } }";
const branchOf = (tag: string): string => `services: { orders: { image: 'x:${tag}' } }`;

/** What is found in a folder beside what all commands tell. */
function foundIn(folder: string): string[] {
  const planned = planEnvironments(readSourceFiles(folder), { readFile: readerOf(folder) });
  const known = new Set(planned.diagnostics);
  const all = withFindings(planned, { today: '2026-11-28' });
  return saidOf({ diagnostics: all.diagnostics.filter((it) => !known.has(it)) });
}

describe('what is ordinary', () => {
  test.each(['', '/examples/cdk8s'])('is quiet: the example%s', (folder) => {
    expect(foundIn(repository + folder)).toEqual([]);
  });

  const scenarios = `${repository}/test/scenarios`;
  const ordinary = findScenarios(scenarios).filter((path) => !path.startsWith('mistakes/'));

  /** Copies that change nothing, since the scenarios are about who answers, and what is as short as it can be. */
  const brief: Readonly<Record<string, readonly string[]>> = {
    'http-rules': ['dev.proj1.yaml:2:3 same-as-parent', 'dev.proj1.yaml:3:3 same-as-parent'],
    isolation: ['dev.b.yaml:1:1 changes-nothing'],
    'live-fallback': ['dev.proj1.a.yaml:2:3 same-as-parent', 'dev.proj1.b.yaml:2:3 same-as-parent'],
    'long-names': [
      'dev.a-b-c-d-e-f-g-h-i-j-k-l-m-n-o-p-q-r-s-t-u-v-w-x-y-z.yaml:2:3 same-as-parent',
      'dev.yaml:2:60 image-without-tag',
    ],
    'nearest-ancestor': [
      'dev.proj1.user1.feature.yaml:1:1 missing-level',
      'dev.proj1.user1.feature.yaml:2:3 same-as-parent',
    ],
    'no-mistakes': [
      'dev.proj1.yaml:1:1 changes-nothing',
      'dev.proj2.yaml:1:1 changes-nothing',
      'dev.proj3.x.yaml:1:1 missing-level',
      'dev.proj4.yaml:1:1 changes-nothing',
    ],
    'node-port': ['dev.a.yaml:1:13 same-as-parent'],
    ports: ['dev.proj1.yaml:3:3 same-as-parent', 'dev.proj1.yaml:4:3 same-as-parent'],
    'tcp-caller': ['dev.proj2.yaml:3:30 image-without-tag'],
  };

  test.each(ordinary)('is quiet, or as brief as is known: %s', (path) => {
    expect(foundIn(`${scenarios}/${path}`)).toEqual(brief[path] ?? []);
  });
});

test('beside a mistake nothing else is looked for', () => {
  expect(findingsOf({ dev, 'dev.a': '{}' })).toEqual(['dev.a.yaml:1:1 changes-nothing']);
  expect(findingsOf({ dev, 'dev.a': '{}', 'dev.b': 'servces: {}' })).toEqual(['dev.b.yaml:1:1 unknown-key']);
});

test('only whoever asks is told', () => {
  expect(planOf({ dev, 'dev.a': '{}' }).diagnostics).toEqual([]);
});

test('what stands beside a warning of all commands is told with it', () => {
  const tcp = "services: { orders: { image: 'x:1', ports: [{ name: tcp, containerPort: 1 }] } }";
  expect(findingsOf({ dev: tcp, 'dev.a': branch, 'dev.b': '{}' })).toEqual([
    'dev.b.yaml:1:1 changes-nothing',
    'dev.yaml:1:45 port-not-http',
  ]);
});

test.each([
  ['changes-nothing', { dev, 'dev.a': '{}' }],
  ['expired', { dev: `expires: 2026-01-01\n${dev}` }],
  ['similar-name', { dev, 'dev.proj1': branch, 'dev.porj1': branch }],
  ['missing-level', { dev, 'dev.a.b': branch }],
  ['same-as-parent', { dev, 'dev.a': 'services: { orders: {} }' }],
  ['image-without-tag', { dev: 'services: { orders: { image: x } }' }],
])('%s is switched off in the settings', (code, files) => {
  const told = findingsOf(files, '{}', '2026-11-28');
  expect(told.map((it) => it.split(' ')[1])).toEqual([code]);
  expect(findingsOf(files, `warnings: { ${code}: off }`, '2026-11-28')).toEqual([]);
});

describe('an environment that changes nothing', () => {
  const of = (files: Readonly<Record<string, string>>, settings?: string): string[] =>
    findingsOf({ dev, ...files }, settings);

  test('says at most what becomes annotations', () => {
    expect(of({ 'dev.a': 'description: x\nowner: y\nexpires: 2026-01-01' })).toHaveLength(1);
    expect(of({ 'dev.a': 'isolation: strict' })).toHaveLength(1);
    expect(of({ 'dev.a': 'preview: false' })).toHaveLength(1);
    expect(of({ 'dev.a': 'services: {}' })).toHaveLength(1);
    expect(of({ 'dev.a': branch })).toEqual([]);
  });

  test('has no host of its own', () => {
    const settings = "preview: { host: '{env}.example.com', gateway: istio/main, service: orders }";
    expect(of({ 'dev.a': '{}' }, settings)).toEqual([]);
    expect(of({ 'dev.a': 'preview: false' }, settings)).toEqual(['dev.a.yaml:1:1 changes-nothing']);
  });

  test('is not above another one', () => {
    expect(of({ 'dev.a': '{}', 'dev.a.b': branch })).toEqual([]);
    expect(of({ 'dev.a': '{}', 'dev.ab': branch })).toEqual(['dev.a.yaml:1:1 changes-nothing']);
  });

  test('is no root that others need', () => {
    expect(of({ qa: '{}' }, 'default: dev')).toEqual(['qa.yaml:1:1 changes-nothing']);
    expect(of({ qa: '{}' }, 'default: qa')).toEqual([]);
    expect(of({ qa: 'namespace: qa' }, 'default: dev')).toEqual([]);
    expect(of({ qa: 'namespace: default' }, 'default: dev')).toHaveLength(1);
    expect(of({ qa: '{}', test: "extends: qa\nservices: { a: { image: 'x:1' } }" }, 'default: dev')).toEqual(
      [],
    );
    expect(of({ qa: 'extends: dev' }, 'default: dev')).toEqual([]);
  });

  test('is needed by no root that extends or has a namespace beside it', () => {
    expect(of({ qa: 'extends: dev', 'dev.a': '{}' }, 'default: dev')).toEqual([
      'dev.a.yaml:1:1 changes-nothing',
    ]);
    expect(of({ qa: '{}', test: `namespace: test\n${dev}` }, 'default: dev')).toEqual([
      'qa.yaml:1:1 changes-nothing',
    ]);
  });

  test('is below a root with a file', () => {
    const lost = "services: { a: { new: true, image: 'x:1', ports: [80] } }";
    const settings = 'default: dev\nwarnings: { no-root-file: off }';
    expect(of({ 'qa.a': '{}' }, settings)).toEqual([]);
    expect(of({ 'qa.a': lost, 'qa.b': '{}' }, settings)).toEqual([]);
  });

  test('deploys nothing that others route to', () => {
    const external = 'services: { web: { external: true, selector: { app: web }, ports: [80] } }';
    expect(of({ qa: external }, 'default: dev')).toEqual([]);
  });

  test('describes nothing that environments may have copies of', () => {
    const worker = workload({ name: 'worker', labels: { app: 'worker' } });
    const qa = 'services: { worker: { external: true, manifest: base.yaml } }';
    const planned = planBeside([worker], { dev, qa }, 'default: dev\ntag: false');
    expect(planned.plan.objects.map(({ environment }) => environment)).not.toContain('qa');
    expect(saidOf(withFindings(planned))).toEqual([]);
  });
});

describe('an expired environment', () => {
  const on = (today?: string): string[] =>
    findingsOf({ dev, 'dev.a': `expires: 2026-02-28\n${branch}` }, '{}', today);

  test('is told after its last day, where somebody says which day it is', () => {
    expect(on('2026-03-01')).toEqual(['dev.a.yaml:1:10 expired']);
    expect(on('2026-02-28')).toEqual([]);
    expect(on('2025-12-31')).toEqual([]);
    expect(on()).toEqual([]);
  });
});

describe('a name that is a slip', () => {
  test('is the one without a file, else the one with less below it, else the later', () => {
    const told = (...names: readonly string[]): string[] =>
      findingsOf({ dev, ...Object.fromEntries(names.map((name) => [name, branchOf(name)])) });
    expect(told('dev.porj1.user1', 'dev.porj1.user2', 'dev.proj1')).toEqual([
      'dev.porj1.user1.yaml:1:1 similar-name',
    ]);
    expect(told('dev.porj1', 'dev.porj1.user1', 'dev.proj1')).toEqual(['dev.proj1.yaml:1:1 similar-name']);
    expect(told('dev.porj1', 'dev.proj1')).toEqual(['dev.proj1.yaml:1:1 similar-name']);
    expect(told('dev.porj1', 'dev.proj1', 'dev.prjo1')).toEqual(['dev.proj1.yaml:1:1 similar-name']);
  });

  test('is beside the other one', () => {
    expect(findingsOf({ dev, 'dev.a-b.x': branch, 'dev.a.x': branch })).toEqual([]);
    expect(findingsOf({ dev, 'dev.a': branch, 'dev.proj1': branch, 'dev.a.porj1': branchOf('3') })).toEqual(
      [],
    );
    const settings = 'default: testing';
    expect(findingsOf({ testing: dev, tetsing: dev }, settings)).toEqual(['tetsing.yaml:1:1 similar-name']);
    const silent = 'default: testing\nwarnings: { no-root-file: off }';
    const lost = "services: { a: { new: true, image: 'x:1' } }";
    expect(findingsOf({ testing: dev, 'tetsing.a': lost }, silent)).toEqual([]);
  });

  test('takes the splitter of the settings', () => {
    expect(findingsOf({ dev, dev_proj1: branch, dev_porj1: branch }, 'splitter: _')).toEqual([
      'dev_proj1.yaml:1:1 similar-name',
    ]);
  });
});

describe('a level that nobody has', () => {
  const hintOf = (files: Readonly<Record<string, string>>): (string | undefined)[] =>
    withFindings(planOf(files)).diagnostics.map(({ hint }) => hint);

  test('is above one environment alone', () => {
    expect(findingsOf({ dev, 'dev.team.x': branch })).toEqual(['dev.team.x.yaml:1:1 missing-level']);
    expect(findingsOf({ dev, 'dev.team.x': branch, 'dev.team.y': branch })).toEqual([]);
    expect(findingsOf({ dev, 'dev.team.x': branch, 'dev.team': '{}' })).toEqual([]);
  });

  test('is the only one beside others', () => {
    expect(findingsOf({ dev, 'dev.team1.x': branch, 'dev.team2.x': branch })).toEqual([]);
    expect(findingsOf({ dev, 'dev.team.x': branch, 'dev.a': branch })).toEqual([
      'dev.team.x.yaml:1:1 missing-level',
    ]);
  });

  test('is told once with those below it', () => {
    expect(findingsOf({ dev, 'dev.a.b.c.d': branch })).toEqual(['dev.a.b.c.d.yaml:1:1 missing-level']);
    expect(hintOf({ dev, 'dev.a.b.c': branch })[0]).toContain('Did you mean "dev.c"?');
    expect(findingsOf({ dev, 'dev.a.b.c': branch, 'dev.a.d': branch })).toEqual([]);
    expect(findingsOf({ dev, 'dev.a': branch, 'dev.a.b.c': branchOf('3') })).toEqual([
      'dev.a.b.c.yaml:1:1 missing-level',
    ]);
  });

  test('is probably a level beside it, or one too many', () => {
    expect(hintOf({ dev, 'dev.proj1': branch, 'dev.prj1.x': branch })).toEqual([
      'Did you mean "dev.proj1.x"? Where "dev.prj1" is to group environments, a file with {} says so.',
    ]);
    expect(hintOf({ dev, 'dev.team.x': branch })).toEqual([
      'Did you mean "dev.x"? Where "dev.team" is to group environments, a file with {} says so.',
    ]);
  });

  test('is no root, nor below one without a file', () => {
    const lost = "services: { a: { new: true, image: 'x:1', ports: [80] } }";
    expect(findingsOf({ 'dev.a.b': lost })).toEqual(['dev.a.b.yaml:1:1 no-root-file']);
  });
});
