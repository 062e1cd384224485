import { planEnvironments, type PlannedEnvironments } from '../../src/core/plan-environments';

export interface BaseWorkload {
  readonly name: string;
  /** @default Deployment */
  readonly kind?: string;
  readonly labels: Readonly<Record<string, string>>;
  /** @default - the labels */
  readonly selector?: Readonly<Record<string, string>>;
  readonly namespace?: string;
  /** Further fields of the pod. */
  readonly pod?: object;
  readonly containers?: readonly object[];
  readonly metadata?: object;
  readonly spec?: object;
}

/** A workload that runs already. */
export function workload({
  name,
  kind = 'Deployment',
  labels,
  selector = labels,
  ...rest
}: BaseWorkload): object {
  const { namespace, pod = {}, containers = [{ name: 'main', image: 'acme/main:1' }], metadata, spec } = rest;
  return {
    apiVersion: 'apps/v1',
    kind,
    metadata: { name, ...(namespace !== undefined && { namespace }), ...metadata },
    spec: {
      ...spec,
      selector: { matchLabels: selector },
      template: { metadata: { labels }, spec: { ...pod, containers } },
    },
  };
}

/** A Service that is there already. */
export function service(name: string, selector: object | undefined, spec: object = {}): object {
  const ports = [{ name: 'http', port: 80, targetPort: 8080 }];
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name },
    spec: { ...(selector && { selector }), ports, ...spec },
  };
}

/** The plan of environment files, by name, beside what `base.yaml` has. */
export function planBeside(
  base: readonly object[],
  environments: Readonly<Record<string, string>>,
  settings = '{}',
): PlannedEnvironments {
  const files = Object.entries(environments).map(([name, text]) => ({
    path: `envs/${name}.yaml`,
    text: `${text}\n`,
  }));
  const manifests = base.map((object) => `---\n${JSON.stringify(object)}\n`).join('');
  return planEnvironments([
    ...files,
    { path: 'envtree.yaml', text: `${settings}\n` },
    { path: 'base.yaml', text: manifests },
  ]);
}

/** A Deployment with a Service, as most of what runs is. */
export const orders = workload({
  name: 'orders',
  labels: { app: 'orders', team: 'shop' },
  selector: { app: 'orders' },
});
export const base = [orders, service('orders', { app: 'orders' })];

/** The root that they are, where somebody else deploys them. */
export const dev = 'services: { orders: { manifest: base.yaml, external: true } }';
