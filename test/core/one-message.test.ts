/** One mistake, alone in a tree that is good otherwise, is one message, at its place. */
import { planEnvironments } from '../../src';
import { saidOf } from '../support/plan-of';

type Files = Readonly<Record<string, string>>;

const orders = '{ image: orders, ports: [8080], http: { timeout: 5s }, service: { annotations: { a: b } } }';
const stock = '{ image: stock, ports: [8080, 9090] }';

const good: Files = {
  'envtree.yaml': 'namespace: shop\ndefault: dev\n',
  'envs/dev.yaml': `services:\n  orders: ${orders}\n  stock: ${stock}\n`,
  'envs/dev.proj1.yaml': 'services:\n  orders: { env: { LOG: debug } }\n',
  'envs/dev.proj1.user1.yaml':
    'services:\n  orders: {}\n  stock: {}\n  extra: { image: extra, ports: [80] }\n',
  'envs/dev.proj1.user1.try.yaml': 'services:\n  extra: {}\n',
  'envs/staging.yaml': 'services:\n  orders: { image: orders, ports: [8080] }\n',
  'envs/staging.proj2.yaml': 'services:\n  orders: { image: orders:2 }\n',
};

function said(changes: Files, without: readonly string[] = []): string[] {
  const files = Object.entries({ ...good, ...changes }).filter(([path]) => !without.includes(path));
  return saidOf(planEnvironments(files.map(([path, text]) => ({ path, text }))));
}

test('the tree is good', () => {
  expect(said({})).toEqual([]);
});

/** `dev` with another `orders`. */
const dev = (service: string): Files => ({
  'envs/dev.yaml': `services:\n  stock: ${stock}\n  orders: ${service}\n`,
});

describe('one message is told of', () => {
  test.each<[string, Files, string]>([
    [
      'a default that is no root',
      { 'envtree.yaml': 'namespace: shop\ndefault: dve\n' },
      'envtree.yaml:2:10 unknown-default',
    ],
    [
      'a misspelt `default`',
      { 'envtree.yaml': 'namespace: shop\ndefalt: dev\n' },
      'envtree.yaml:2:1 unknown-key',
    ],
    [
      'a default of another type',
      { 'envtree.yaml': 'namespace: shop\ndefault: 5\n' },
      'envtree.yaml:2:10 wrong-type',
    ],
    [
      'a default that stands twice',
      { 'envtree.yaml': 'default: staging\ndefault: dev\nnamespace: shop\n' },
      'envtree.yaml:2:1 duplicate-key',
    ],
    ['no default', { 'envtree.yaml': 'namespace: shop\n' }, 'envtree.yaml:1:1 no-default'],
    [
      'settings that are no YAML',
      { 'envtree.yaml': 'namespace: [shop\ndefault: dev\n' },
      'envtree.yaml:2:1 yaml-syntax',
    ],
    [
      'settings with a conflict',
      { 'envtree.yaml': '<<<<<<< HEAD\ndefault: dev\n=======\ndefault: staging\n>>>>>>> b\n' },
      'envtree.yaml:1:1 merge-conflict',
    ],
    ['settings that are a list', { 'envtree.yaml': '[default, dev]\n' }, 'envtree.yaml:1:1 wrong-type'],
    ['settings that say nothing', { 'envtree.yaml': '' }, 'envtree.yaml:1:1 empty-file'],
    [
      'a splitter that there is not',
      { 'envtree.yaml': 'default: dev\nsplitter: "/"\n' },
      'envtree.yaml:2:11 wrong-value',
    ],
    [
      'a namespace that cannot be one',
      { 'envtree.yaml': 'default: dev\nnamespace: Shop\n' },
      'envtree.yaml:2:12 wrong-value',
    ],
  ])('%s', (_what, changes, expected) => {
    expect(said(changes)).toEqual([expected]);
  });

  test.each<[string, string, string]>([
    ['is no YAML', 'services:\n  orders: { image: "orders }\n', '2:20 yaml-syntax'],
    [
      'has a conflict',
      `services:\n<<<<<<< HEAD\n  orders: ${orders}\n=======\n  orders: {}\n>>>>>>> b\n`,
      '2:1 merge-conflict',
    ],
    ['is indented by tabs', 'services:\n\torders: {}\n', '2:1 tab'],
    ['has a second document', 'services: {}\n---\nservices: {}\n', '2:1 several-documents'],
    ['says nothing', '', '1:1 empty-file'],
    ['is a list', '[orders]\n', '1:1 wrong-type'],
    ['has a list of services', 'services: [orders]\n', '1:11 wrong-type'],
    ['misspells services', `service:\n  orders: ${orders}\n`, '1:1 unknown-key'],
    [
      'has its services twice',
      `services:\n  orders: ${orders}\nservices:\n  stock: ${stock}\n`,
      '3:1 duplicate-key',
    ],
    [
      'repeats the name of another file',
      `name: dve\nservices:\n  orders: ${orders}\n  stock: ${stock}\n`,
      '1:7 name-differs',
    ],
    [
      'has a namespace that cannot be one',
      `namespace: Shop\nservices:\n  orders: ${orders}\n  stock: ${stock}\n`,
      '1:12 wrong-value',
    ],
    [
      'has a service with an illegal name',
      `services:\n  Orders: ${orders}\n  stock: ${stock}\n`,
      '2:3 wrong-value',
    ],
    ['refers to no anchor', `services:\n  orders: *base\n  stock: ${stock}\n`, '2:11 yaml-syntax'],
    ['refers to itself', `services: &a\n  orders: *a\n  stock: ${stock}\n`, '2:11 yaml-syntax'],
  ])('a root that %s', (_what, text, expected) => {
    expect(said({ 'envs/dev.yaml': text })).toEqual([`dev.yaml:${expected}`]);
  });

  test.each<[string, string, string]>([
    ['whose image is a number', '{ image: 5, ports: [8080] }', '3:20 wrong-type'],
    ['whose image is misspelt', '{ imgae: orders, ports: [8080] }', '3:13 unknown-key'],
    ['without an image', '{ ports: [8080] }', '3:3 missing-image'],
    ['whose image stands twice', '{ image: a, image: b, ports: [8080] }', '3:23 duplicate-key'],
    ['whose ports are a number', '{ image: orders, ports: 8080, http: { timeout: 5s } }', '3:35 wrong-type'],
    [
      'whose ports are misspelt',
      '{ image: orders, prots: [8080], http: { timeout: 5s } }',
      '3:28 unknown-key',
    ],
    [
      'with a port that is text',
      '{ image: orders, ports: [80, "8080"], http: { timeout: 5s } }',
      '3:40 wrong-type',
    ],
    ['with a port without a number', '{ image: orders, ports: [80, { name: http }] }', '3:40 missing-field'],
    [
      'with a number of a port that is text',
      '{ image: orders, ports: [{ containerPort: http }], service: { type: ClusterIP } }',
      '3:53 wrong-type',
    ],
    [
      'with a number where a port of the Service stands',
      '{ image: orders, ports: [80], service: { ports: [80] } }',
      '3:60 wrong-type',
    ],
    [
      'with a port of the Service without a number',
      '{ image: orders, ports: [80], service: { ports: [{ name: http }] } }',
      '3:60 missing-field',
    ],
    [
      'with an empty number of a port of the Service',
      '{ image: orders, ports: [80], service: { ports: [{ port: null }] } }',
      '3:68 wrong-type',
    ],
    [
      'with settings, and no ports',
      '{ image: orders, http: { timeout: 5s }, service: { type: ClusterIP } }',
      '3:28 no-port',
    ],
    [
      'of another kind than there is',
      '{ image: orders, ports: [8080], kind: Job, spec: { volumeClaimTemplates: [] } }',
      '3:49 unknown-kind',
    ],
    [
      'with a label of ours',
      '{ image: orders, ports: [8080], labels: { version: v1 } }',
      '3:53 reserved-label',
    ],
    [
      'with a wrong item before a wrong name',
      '{ image: orders, ports: [8080], pod: { containers: [5, { name: orders, image: x }] } }',
      '3:63 wrong-type',
    ],
    [
      'with an item without its name',
      '{ image: orders, ports: [8080], pod: { containers: [{ image: x }, { image: x }] } }'.replace(
        ', { image: x }]',
        ']',
      ),
      '3:63 missing-field',
    ],
    [
      'with a variable that YAML 1.1 reads otherwise',
      '{ image: orders, ports: [8080], env: { A: yes } }',
      '3:53 ambiguous-scalar',
    ],
    ['that has nothing', '', '3:11 wrong-type'],
  ])('a service %s', (_what, service, expected) => {
    expect(said(dev(service))).toEqual([`dev.yaml:${expected}`]);
  });

  test.each<[string, Files, string]>([
    [
      'of another kind',
      {
        'envs/dev.proj1.yaml':
          'services:\n  orders: { kind: StatefulSet, spec: { volumeClaimTemplates: [] } }\n',
        ...dev('{ image: x, ports: [8080], spec: { strategy: {} } }'),
      },
      'dev.proj1.yaml:2:13 different-kind',
    ],
    [
      'without a port of the Service, inherited twice',
      { 'envs/dev.proj1.yaml': 'services:\n  orders: { ports: [] }\n' },
      'dev.proj1.yaml:2:20 port-missing',
    ],
    [
      'with another port, inherited twice',
      { 'envs/dev.proj1.yaml': 'services:\n  orders: { ports: [8080, 70] }\n' },
      'dev.proj1.yaml:2:27 port-without-service',
    ],
    [
      'with a setting of the topmost',
      { 'envs/dev.proj1.yaml': 'services:\n  orders: { http: { timeout: 5s } }\n' },
      'dev.proj1.yaml:2:13 not-topmost',
    ],
    [
      'whose name is misspelt',
      { 'envs/dev.proj1.yaml': 'services:\n  order: {}\n' },
      'dev.proj1.yaml:2:3 missing-image',
    ],
    [
      'nearly named as another one',
      { 'envs/dev.proj1.yaml': 'services:\n  order: { image: x }\n' },
      'dev.proj1.yaml:2:3 service-near-miss',
    ],
  ])('a service below the root %s', (_what, changes, expected) => {
    expect(said(changes)).toEqual([expected]);
  });

  test.each<[string, string, string, string]>([
    [
      'a branch of a misspelt root',
      'envs/dev.proj1.yaml',
      'envs/dve.proj1.yaml',
      'dve.proj1.yaml:1:1 no-root-file',
    ],
    [
      'a leaf of a misspelt root',
      'envs/dev.proj1.user1.try.yaml',
      'envs/dve.proj1.user1.try.yaml',
      'dve.proj1.user1.try.yaml:1:1 no-root-file',
    ],
    ['a root in capitals', 'envs/dev.yaml', 'envs/DEV.yaml', 'DEV.yaml:1:1 illegal-level'],
    [
      'a branch in capitals',
      'envs/dev.proj1.user1.yaml',
      'envs/dev.proj1.User1.yaml',
      'dev.proj1.User1.yaml:1:1 illegal-level',
    ],
    [
      'a branch with an empty level',
      'envs/dev.proj1.user1.yaml',
      'envs/dev..user1.yaml',
      'dev..user1.yaml:1:1 illegal-level',
    ],
    [
      'a branch with too long a name',
      'envs/dev.proj1.user1.yaml',
      `envs/dev.${'a'.repeat(60)}.yaml`,
      `dev.${'a'.repeat(60)}.yaml:1:1 name-too-long`,
    ],
    ['a root with another ending', 'envs/dev.yaml', 'envs/dev.yml', 'dev.yml:1:1 wrong-file-ending'],
    ['settings with another ending', 'envtree.yaml', 'envtree.yml', 'envtree.yml:1:1 wrong-file-ending'],
    ['a root in a folder', 'envs/dev.yaml', 'envs/roots/dev.yaml', 'roots/dev.yaml:1:1 file-in-subfolder'],
  ])('%s', (_what, from, to, expected) => {
    expect(said({ [to]: good[from] ?? '' }, [from])).toEqual([expected]);
  });

  test('a misspelt root, without a default to be found', () => {
    const settings = { 'envtree.yaml': 'namespace: shop\n' };
    const changes = { ...settings, 'envs/dve.proj1.yaml': good['envs/dev.proj1.yaml'] ?? '' };
    expect(said(changes, ['envs/dev.proj1.yaml', 'envs/staging.yaml', 'envs/staging.proj2.yaml'])).toEqual([
      'dve.proj1.yaml:1:1 no-root-file',
    ]);
  });

  test.each([
    ['envs/dev.yaml~', 'wrong-file-ending'],
    ['envs/dev.proj1.yaml.orig', 'wrong-file-ending'],
    ['envs/notes on it.txt', 'wrong-file-ending'],
    ['envs/dev.yml', 'duplicate-environment'],
    ['envs/old/dev.yaml', 'duplicate-environment'],
    ['envtree.yml', 'wrong-file-ending'],
  ])('%s, too many', (path, code) => {
    expect(said({ [path]: good['envs/dev.yaml'] ?? '' })).toEqual([
      `${path.replace('envs/', '')}:1:1 ${code}`,
    ]);
  });

  test.each(['envs/dev.yaml', 'envs/dev.proj1.yaml', 'envtree.yaml'])(
    '%s, which cannot be read',
    (unreadable) => {
      const files = Object.entries(good).map(([path, text]) =>
        path === unreadable ? ({ path, problem: 'unreadable-file', message: 'No' } as const) : { path, text },
      );
      expect(saidOf(planEnvironments(files))).toEqual([
        `${unreadable.replace('envs/', '')}:1:1 unreadable-file`,
      ]);
    },
  );
});
