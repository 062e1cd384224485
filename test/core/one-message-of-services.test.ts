/** One mistake of a service, alone in a tree that is good otherwise, is one message, at its place. */
import { devWith, saidWith, type Files } from '../support/good-tree';

describe('one message is told of', () => {
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
    ...[
      ['pod: { volumes: [{ nmae: v, emptyDir: {} }] }', '3:62'],
      ['pod: { containers: [{ name: s, imgae: x }] }', '3:74'],
      ['pod: { initContainers: [{ nme: s, image: x }] }', '3:69'],
      ['env: [{ nam: X }]', '3:51'],
      ['volumeMounts: [{ mountpath: /x }]', '3:60'],
      ['service: { ports: [{ prt: 80 }] }', '3:64'],
      ['pod: { topologySpreadConstraints: [{ maxskew: 1 }] }', '3:80'],
      ['env: [{ name: X, valueFrom: { secretKeyRef: { nme: x, key: k } } }]', '3:89'],
    ].map(([field = '', place = '']): [string, string, string] => [
      `with a misspelt field that it has to have: ${field}`,
      `{ image: orders, ports: [8080], ${field} }`,
      `${place} unknown-field`,
    ]),
  ])('a service %s', (_what, service, expected) => {
    expect(saidWith(devWith(service))).toEqual([`dev.yaml:${expected}`]);
  });

  test.each<[string, Files, string]>([
    [
      'of another kind',
      {
        'envs/dev.proj1.yaml':
          'services:\n  orders: { kind: StatefulSet, spec: { volumeClaimTemplates: [] } }\n',
        ...devWith('{ image: x, ports: [8080], spec: { strategy: {} } }'),
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
      'behind a Service that leads to no port, inherited as well',
      devWith('{ image: x, ports: [8080], service: { ports: [{ port: 80, targetPort: web }] } }'),
      'dev.yaml:3:57 port-missing',
    ],
    [
      'whose limit comes by an alias, and is above its request',
      {
        ...devWith('{ image: x, ports: [8080], resources: { requests: { cpu: 2 }, limits: { cpu: 3 } } }'),
        'envs/dev.proj1.yaml':
          'services:\n  b: { new: true, image: x, ports: [1], resources: &r { limits: { cpu: 1 } } }\n  orders: { resources: *r }\n',
      },
      'dev.proj1.yaml:3:13 request-above-limit',
    ],
    [
      'with a setting of the topmost',
      { 'envs/dev.proj1.yaml': 'services:\n  orders: { http: { timeout: 5s } }\n' },
      'dev.proj1.yaml:2:13 not-topmost',
    ],
    [
      'whose name is misspelt',
      { 'envs/dev.proj1.yaml': 'services:\n  order: {}\n' },
      'dev.proj1.yaml:2:3 new-service',
    ],
    [
      'nearly named as another one',
      { 'envs/dev.proj1.yaml': 'services:\n  order: { image: x }\n' },
      'dev.proj1.yaml:2:3 new-service',
    ],
  ])('a service below the root %s', (_what, changes, expected) => {
    expect(saidWith(changes)).toEqual([expected]);
  });
});
