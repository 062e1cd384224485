/** Who answers what comes in at a gateway, and by which headers. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { readCluster } from '../support/cluster';
import { evaluateGateway } from '../support/evaluate-gateway';
import type { Manifest } from '../support/manifests';
import { planOf } from '../support/plan-of';

const rendered = join(__dirname, '../scenarios/previews/rendered.yaml');
const manifests = parseAllDocuments(readFileSync(rendered, 'utf8')).map((it) => it.toJS() as Manifest);
const cluster = readCluster(manifests);

interface Entered {
  readonly answer: string | number;
  readonly headers: Readonly<Record<string, string>>;
}

function enter(host: string, headers: Readonly<Record<string, string>> = {}): Entered {
  const request = { gateway: 'istio-ingress/main', host, headers: new Map(Object.entries(headers)) };
  const { headers: arrived, ...answer } = evaluateGateway(cluster, request);
  return {
    answer: 'status' in answer ? answer.status : answer.environments.join(' or '),
    headers: Object.fromEntries(arrived),
  };
}

describe('the host of an environment', () => {
  test.each([
    ['dev.preview.example.com', 'dev', 'dev'],
    ['dev-proj1.preview.example.com', 'dev', 'dev.proj1'],
    ['dev-a--b.preview.example.com', 'dev.a-b', 'dev.a-b'],
    ['dev-a--b.preview.example.com:8443', 'dev.a-b', 'dev.a-b'],
    ['dev-orders.preview.example.com', 'dev.orders', 'dev.orders'],
  ])('%s leads to its service, with its name in every carrier', (host, answer, name) => {
    expect(enter(host)).toEqual({
      answer,
      headers: { 'x-virtual-env': name, baggage: `virtual-env=${name}` },
    });
  });

  test.each(['dev-nobody', 'dev-hidden', 'dev-a-b', 'x'])('is a 404 where none has it: %s', (name) => {
    expect(enter(`${name}.preview.example.com`).answer).toBe(404);
  });

  test('overwrites what a client sends, and keeps all else', () => {
    const sent = {
      'x-virtual-env': 'dev.a-b',
      cookie: 'a=b; virtual-env=dev.a-b',
      baggage: 'c=d,virtual-env=dev.a-b',
    };
    expect(enter('dev-proj1.preview.example.com', sent)).toEqual({
      answer: 'dev',
      headers: { 'x-virtual-env': 'dev.proj1', cookie: 'a=b', baggage: 'c=d\nvirtual-env=dev.proj1' },
    });
  });
});

describe('the host of a service', () => {
  test('is answered by the default environment, whatever a client sends', () => {
    for (const sent of [
      { 'x-virtual-env': 'dev.proj1' },
      { cookie: 'virtual-env=dev.proj1' },
      { baggage: 'virtual-env=dev.proj1' },
    ]) {
      expect(enter('shop.example.com', sent)).toEqual({ answer: 'dev', headers: {} });
    }
  });

  test.each(['qa.example.com', 'qa.example.com:8443'])('that is trusted obeys every carrier: %s', (host) => {
    for (const sent of [{ 'x-virtual-env': 'dev.proj1' }, { cookie: 'virtual-env=dev.proj1' }]) {
      expect(enter(host, sent)).toEqual({
        answer: 'dev.proj1',
        headers: { ...sent, 'x-virtual-env': 'dev.proj1', baggage: 'virtual-env=dev.proj1' },
      });
    }
    expect(enter(host, { 'x-virtual-env': 'dev.unknown.one' }).answer).toBe('dev');
  });

  test('is not trusted for what it begins with', () => {
    expect(enter('qa.example.com.evil.org', { 'x-virtual-env': 'dev.proj1' }).headers).toEqual({});
  });
});

test('a client cannot say for itself what is kept', () => {
  const smuggled = { 'x-envtree-kept': 'dev.proj1' };
  for (const host of ['shop.example.com', 'qa.example.com'])
    expect(enter(host, smuggled)).toEqual({ answer: 'dev', headers: {} });
});

test('a host of two addresses leads to one of them', () => {
  const web = 'services: { web: { image: x, ports: [8080], gateways: [a/main], hosts: [h.example.com] } }';
  const files = { dev: `namespace: one\n${web}`, qa: `namespace: two\n${web}` };
  const { plan, diagnostics } = planOf(files, 'default: dev');
  expect(diagnostics).toEqual([]);
  const tables = plan.objects.filter(({ name }) => name === 'envtree-web.gateways');
  expect(tables).toMatchObject([{ namespace: 'one', hosts: ['h.example.com'] }]);
});

/** What is rendered of a service with one address in each of two namespaces, by the gateways and hosts of each. */
function tablesOf(one: string, two: string): object[] {
  const web = (said: string): string => `services: { web: { image: x, ports: [8080], ${said} } }`;
  const files = { dev: `namespace: one\n${web(one)}`, qa: `namespace: two\n${web(two)}` };
  const { plan, diagnostics } = planOf(files, 'default: dev');
  expect(diagnostics).toEqual([]);
  const all = plan.objects.filter((object) => object.kind === 'VirtualService' && object.gateways);
  return all.map((object) => ({
    at: `${String(object.namespace)}/${object.name}`,
    ...('gateways' in object && { hosts: object.hosts, gateways: object.gateways }),
  }));
}

test('a host of two addresses at different gateways leads to each of them', () => {
  const tables = tablesOf('gateways: [a/main], hosts: [h.x]', 'gateways: [b/main], hosts: [h.x]');
  expect(tables).toEqual([
    { at: 'one/envtree-web.gateways', hosts: ['h.x'], gateways: ['a/main'] },
    { at: 'two/envtree-web.gateways', hosts: ['h.x'], gateways: ['b/main'] },
  ]);
});

test('of gateways that two addresses share in part, each has one of them', () => {
  const one = 'gateways: [a/main, b/main], hosts: [h.x]';
  const tables = tablesOf(one, 'gateways: [b/main, c/main], hosts: [h.x, i.x, j.x]');
  expect(tables).toEqual([
    { at: 'one/envtree-web.gateways', hosts: ['h.x'], gateways: ['a/main', 'b/main'] },
    { at: 'two/envtree-web.gateways', hosts: ['h.x'], gateways: ['c/main'] },
    { at: 'two/envtree-web.gateways-2', hosts: ['i.x', 'j.x'], gateways: ['b/main', 'c/main'] },
  ]);
});

test('what a root has from another one is told once', () => {
  const about = 'image: x, ports: [8080]';
  const told = (services: string): string[] => {
    const files = { dev: `services: { ${services} }`, qa: 'extends: dev\nnamespace: other' };
    return planOf(files, 'default: dev').diagnostics.map(({ code }) => code);
  };
  expect(told(`web: { ${about}, gateways: [a/main] }`)).toEqual(['gateway-without-host']);
  const shared = `${about}, gateways: [a/main], hosts: [h.x]`;
  expect(told(`api: { ${shared} }, web: { ${shared} }`)).toEqual(['gateway-host-twice']);
});

test.each(['header: X-Envtree-Kept', 'aliases: [{ header: x-envtree-asked }]'])(
  'a header of its own is no carrier: %s',
  (settings) => {
    const dev = 'services: { web: { image: x, ports: [8080] } }';
    expect(planOf({ dev }, settings).diagnostics.map(({ code, message }) => [code, message])).toEqual([
      ['wrong-value', expect.stringContaining("nor one of envtree's own, x-envtree-...")],
    ]);
  },
);

test('an address that is called at no gateway takes no host of another one away', () => {
  expect(tablesOf('replicas: 1', 'gateways: [b/main], hosts: [h.x]')).toEqual([
    { at: 'two/envtree-web.gateways', hosts: ['h.x'], gateways: ['b/main'] },
  ]);
});

test('hosts without gateways take none away', () => {
  const web = (said: string): string => `services: { web: { image: x, ports: [8080], ${said} } }`;
  const dev = `namespace: one\n${web('hosts: [h.x]')}`;
  const qa = `namespace: two\n${web('gateways: [a/main], hosts: [h.x]')}`;
  const { plan, diagnostics } = planOf({ dev, qa }, 'default: dev');
  expect(diagnostics.map(({ code }) => code)).toEqual(['gateway-without-host']);
  const tables = plan.objects.filter(({ name }) => name === 'envtree-web.gateways');
  expect(tables).toMatchObject([{ namespace: 'two', hosts: ['h.x'], gateways: ['a/main'] }]);
});

test('gateways need an HTTP port, as http does', () => {
  const ports = 'ports: [{ name: tcp-db, containerPort: 5432 }]';
  const dev = `services: { db: { image: x, ${ports}, gateways: [a/main], hosts: [h.example.com] } }`;
  expect(planOf({ dev }).diagnostics.map(({ code, message }) => [code, message])).toEqual([
    ['no-port', '"db" has "gateways", and no HTTP port'],
  ]);
});

test('what is taken away by null is called at no gateway', () => {
  for (const external of ['', 'external: true, selector: { app: x }, ']) {
    const image = external === '' ? 'image: x, ' : '';
    const dev = `services: { web: { ${external}${image}ports: [8080], gateways: null, hosts: null } }`;
    const { plan, diagnostics } = planOf({ dev });
    expect(diagnostics).toEqual([]);
    expect(plan.objects.filter(({ name }) => /edge|gateways/.test(name))).toEqual([]);
  }
});

test('null says nothing of what somebody else deploys', () => {
  const nothing = 'http: null, tcp: null, trafficPolicy: null, service: null';
  const dev = `services: { web: { external: true, selector: { app: x }, ports: [8080], ${nothing} } }`;
  expect(
    planOf({ dev, 'dev.a': 'services: { web: { image: x } }' }).diagnostics.map(({ code }) => code),
  ).toEqual([]);
});
