/** The construct in an app of cdk8s, and each rule of who answers as it leaves the chart. */
import { App, Chart, Testing } from 'cdk8s';
import {
  VirtualEnvironments,
  type VirtualEnvironmentsProps,
} from '../../src/constructs/virtual-environments';
import { askAll } from '../support/ask-all';
import { makeFolder } from '../support/make-folder';
import type { Manifest } from '../support/manifests';
import { asNew, planOf } from '../support/plan-of';

const orders = 'services: { orders: { image: acme/orders:1, ports: [8080] } }\n';
const fork = 'services: { orders: { image: acme/orders:pr-1 } }\n';

function synth(environments: Record<string, string>, props: VirtualEnvironmentsProps = {}): Manifest[] {
  const chart = Testing.chart();
  const files = Object.entries(environments).map(([name, text]) => ({ path: name, text }));
  new VirtualEnvironments(chart, 'envs', { files, ...props });
  return Testing.synth(chart) as Manifest[];
}

function specOf(manifests: readonly Manifest[], kind: string, name: string): object {
  const found = manifests.find((manifest) => manifest.kind === kind && manifest.metadata.name === name);
  return found?.spec as object;
}

const chain = { 'envs/dev.yaml': orders, 'envs/dev.a.yaml': fork, 'envs/dev.a.b.yaml': fork };

test('the nearest environment above answers', () => {
  const manifests = synth(chain);
  const answers = {
    'dev.a.b.c': { orders: 'dev.a.b' },
    'dev.a.x': { orders: 'dev.a' },
    'dev.ab': { orders: 'dev' },
  };
  expect(askAll(manifests, { answers })).toEqual(answers);
  expect(specOf(manifests, 'VirtualService', 'envtree-orders')).toMatchSnapshot();
});

test('the default environment answers where no environment above has an instance', () => {
  const manifests = synth({ ...chain, 'envs/qa.yaml': '{}\n', 'envtree.yaml': 'default: dev\n' });
  const answers = { qa: { orders: 'dev' }, nobody: { orders: 'dev' }, '': { orders: 'dev' } };
  expect(askAll(manifests, { answers })).toEqual(answers);
  expect(specOf(manifests, 'Service', 'orders')).toMatchSnapshot();
});

test('where the default environment has no instance either, a 503 says so', () => {
  const manifests = synth({ 'envs/dev.yaml': '{}\n', 'envs/dev.a.yaml': asNew(orders) });
  const answers = { 'dev.a': { orders: 'dev.a' }, 'dev.b': { orders: 503 }, '': { orders: 503 } };
  expect(askAll(manifests, { answers })).toEqual(answers);
  expect(specOf(manifests, 'VirtualService', 'envtree-orders')).toMatchSnapshot();
});

test('an instance without a ready pod is passed over, one by one up the chain', () => {
  const manifests = synth(chain);
  const unready = [{ service: 'orders', environment: 'dev.a.b' }];
  const answers = { 'dev.a.b': { orders: 'dev.a' } };
  expect(askAll(manifests, { answers, unready })).toEqual(answers);
  expect(specOf(manifests, 'DestinationRule', 'envtree-orders.dev-a-b')).toMatchSnapshot();
});

test('with the static fallback an unready owner answers 503', () => {
  const manifests = synth({ ...chain, 'envtree.yaml': 'fallback: static\n' });
  const unready = [{ service: 'orders', environment: 'dev.a.b' }];
  const answers = { 'dev.a.b': { orders: 503 } };
  expect(askAll(manifests, { answers, unready })).toEqual(answers);
  expect(manifests.filter(({ kind }) => kind === 'DestinationRule')).toEqual([]);
  expect(specOf(manifests, 'ServiceEntry', 'envtree-orders.dev-a-b.dev-a-b')).toMatchSnapshot();
});

test('one layer, or one environment, is what is asked for', () => {
  const kindsOf = (props: VirtualEnvironmentsProps): string[] => synth(chain, props).map(({ kind }) => kind);
  expect(kindsOf({ layer: 'routes' })).toEqual(['VirtualService']);
  expect(kindsOf({ layer: 'workloads' })).toEqual(['Deployment', 'Deployment', 'Deployment']);
  expect(kindsOf({ environment: 'dev.a' })).toEqual(['Deployment']);
  expect(kindsOf({ environment: 'dev.a', layer: 'workloads' })).toEqual(['Deployment']);
  expect(() => synth(chain, { environment: 'zzz' })).toThrow('There are: dev, dev.a, dev.a.b');
  expect(() => synth(chain, { environment: 'dev', layer: 'routes' })).toThrow(
    'An environment alone has workloads; "routes" is one whole for all environments',
  );
  expect(() => synth(chain, { environment: 'dev.aa' })).toThrow(
    'There is no environment "dev.aa". Did you mean "dev.a"?',
  );
});

test('a folder is read by its path, and has to be named envs', () => {
  const folder = makeFolder(chain);
  const chart = Testing.chart();
  new VirtualEnvironments(chart, 'envs', { folder: `${folder}/envs` });
  expect(Testing.synth(chart)).toEqual(synth(chain));
  expect(() => synth({}, { files: undefined, folder } as unknown as VirtualEnvironmentsProps)).toThrow(
    'Environment files lie in a folder named "envs"',
  );
});

test('without a path, the folder is the one named envs where the app runs', () => {
  const folder = makeFolder(chain);
  const before = process.cwd();
  process.chdir(folder);
  try {
    const chart = Testing.chart();
    new VirtualEnvironments(chart, 'envs');
    expect(Testing.synth(chart)).toEqual(synth(chain));
  } finally {
    process.chdir(before);
  }
});

test('what files of a folder name is read beside it', () => {
  const dev = 'objects: [base.yaml]\n';
  const base = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: settings }\n';
  const folder = makeFolder({ 'envs/dev.yaml': dev, 'base.yaml': base });
  const chart = Testing.chart();
  new VirtualEnvironments(chart, 'envs', { folder: `${folder}/envs` });
  expect(Testing.synth(chart)).toMatchObject([{ kind: 'ConfigMap', metadata: { name: 'settings' } }]);
});

test('mistakes in a folder are told at the paths that its files have from here', () => {
  const folder = makeFolder({ 'envs/dev.yaml': 'owner: 5\n' });
  const make = (): unknown => new VirtualEnvironments(Testing.chart(), 'envs', { folder: `${folder}/envs` });
  expect(make).toThrow(`environments\n\n${folder}/envs/dev.yaml:1:8: error`);
});

test('a plan has been judged by whoever has made it', () => {
  const { plan } = planOf({ dev: orders });
  const made = new VirtualEnvironments(Testing.chart(), 'envs', { plan });
  expect(made.plan).toBe(plan);
  expect(made.warnings).toEqual([]);
});

test('objects whose names and namespaces would run together stay apart', () => {
  const service = (name: string): string => `services: { ${name}: { image: x, ports: [80] } }\n`;
  const manifests = synth({
    'envs/dev.yaml': `namespace: shop\n${service('ax')}`,
    'envs/qa.yaml': `namespace: shopa\n${service('x')}`,
    'envtree.yaml': 'default: dev\n',
  });
  const services = manifests.filter(({ kind }) => kind === 'Service');
  const names = services.map(({ metadata: { namespace, name } }) => `${String(namespace)}/${name}`);
  expect(names).toEqual(expect.arrayContaining(['shop/ax', 'shopa/x']));
});

test('mistakes are one error that tells them all, and warnings are at hand', () => {
  const mistakes = {
    'envs/dev.yaml': 'services: { orders: { imgae: x } }\n',
    'envs/dev.a.yaml': 'owner: 5\n',
  };
  expect(() => synth(mistakes)).toThrow(
    /^There are mistakes in the environments\n\nenvs\/dev\.a\.yaml:1:8: error[\s\S]*envs\/dev\.yaml:1:23: error[\s\S]*2 errors\n$/,
  );
  const files = [{ path: 'envs/dve.a.yaml', text: asNew(orders) }];
  const { warnings } = new VirtualEnvironments(Testing.chart(), 'envs', { files });
  expect(warnings.map(({ code }) => code)).toEqual(['no-root-file']);
});

test('app.synth() prints what every reader of Kubernetes reads alike', () => {
  const app = new App({ outdir: makeFolder({}) });
  const args =
    'services: { orders: { image: x, args: ["0o17", "5s"], pod: { nodeSelector: { "0x1f": "0b1" } } } }\n';
  new VirtualEnvironments(new Chart(app, 'c'), 'envs', { files: [{ path: 'envs/dev.yaml', text: args }] });
  const yaml = app.synthYaml();
  expect(yaml).toContain('- "0o17"\n');
  expect(yaml).toContain('"0x1f": "0b1"\n');
  expect(yaml).toContain('- 5s\n');
});
