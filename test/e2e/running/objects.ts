import { inOrder } from '../../support/in-order';
import type { Run } from './run-case';

/** What is in a case's namespaces of envtree's objects: what each wants, by its kind, namespace and name. */
export type Objects = ReadonlyMap<string, string>;

const istio = '/apis/networking.istio.io';

/** Where the API server has each kind, in the version that the manifests say. */
const managedKinds = {
  Deployment: '/apis/apps/v1/deployments',
  StatefulSet: '/apis/apps/v1/statefulsets',
  Service: '/api/v1/services',
  NetworkPolicy: '/apis/networking.k8s.io/v1/networkpolicies',
  VirtualService: `${istio}/v1/virtualservices`,
  Sidecar: `${istio}/v1/sidecars`,
  ServiceEntry: `${istio}/v1/serviceentries`,
  DestinationRule: `${istio}/v1/destinationrules`,
  EnvoyFilter: `${istio}/v1alpha3/envoyfilters`,
  AuthorizationPolicy: '/apis/security.istio.io/v1/authorizationpolicies',
};

export interface StoredObject {
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace: string;
    readonly uid: string;
    /** Counts the changes of the spec; a Service has none. */
    readonly generation?: number;
    readonly deletionTimestamp?: string;
  };
  readonly spec: object;
}

type Where = Pick<Run, 'stack' | 'namespaces'>;

export async function readObjects(run: Where): Promise<Objects> {
  return objectsIn(await readStoredObjects(run));
}

export async function readStoredObjects({ stack, namespaces }: Where): Promise<StoredObject[]> {
  const selector = 'app.kubernetes.io/managed-by=envtree';
  const lists = Object.entries(managedKinds).map(async ([kind, path]) => {
    const items = await stack.kubectl.api.list<Omit<StoredObject, 'kind'>>({ path, selector });
    return items.map((item) => ({ ...item, kind }));
  });
  const items = (await Promise.all(lists)).flat();
  return items.filter(
    ({ metadata }) => namespaces.includes(metadata.namespace) && metadata.deletionTimestamp === undefined,
  );
}

/** By kubectl, with fields in the order of their names, or by the API server, as that has them. */
export function objectsIn(items: readonly StoredObject[]): Objects {
  return new Map(
    items.map(({ kind, metadata, spec }) => [
      `${kind}/${metadata.namespace}/${metadata.name}`,
      JSON.stringify(spec, inOrder),
    ]),
  );
}

/** What has come, gone or changed in between. */
export function differencesOf(before: Objects, after: Objects): string[] {
  const gone = [...before.keys()].filter((key) => !after.has(key)).map((key) => `${key} is gone`);
  const changed = [...after]
    .filter(([key, spec]) => before.get(key) !== spec)
    .map(([key]) => `${key} ${before.has(key) ? 'has changed' : 'is new'}`);
  return [...gone, ...changed];
}
