import { isObject, omit, type JsonObject, type JsonValue } from '../definition/json';
import type { ServiceSpecification } from '../definition/service-specification';
import type { Settings } from '../definition/settings';
import { workloadName } from '../names/object-names';
import type { Instance } from '../services/instance';
import { injectionAnnotations } from '../services/instrumentation';
import type { Model } from '../services/model';
import { containerPorts } from '../services/ports';
import { environmentAnnotations, objectLabels, podLabels, podSelector, type Labels } from './labels';
import { referToOriginal } from './refer-to-original';
import { objectBasics } from './object-basics';
import { referToCompanions, type Refer } from './refer-to-companions';
import type { Workload } from './planned-object';

/** The Deployments and StatefulSets of all instances, environment by environment. */
export function planWorkloads(model: Model): Workload[] {
  const refer = referToCompanions(model);
  return model.instances
    .filter(({ given }) => given === undefined)
    .sort(byEnvironment)
    .map((instance) => withReferences(planWorkload(instance, model.tree.settings), instance, refer));
}

function byEnvironment(a: Instance, b: Instance): number {
  const key = ({ environment, service }: Instance): string => `${environment.name}\0${service}`;
  return key(a) < key(b) ? -1 : 1;
}

/** Its pods, and what its spec says beside them, name what comes with its environment by the names of that. */
function withReferences(workload: Workload, { environment }: Instance, refer: Refer): Workload {
  const { kind, podSpec, spec } = workload;
  const template = { spec: podSpec };
  const changed = refer({ apiVersion: 'apps/v1', kind, spec: { ...spec, template } }, environment);
  const { template: changedTemplate, ...changedSpec } = changed.spec as JsonObject;
  return { ...workload, podSpec: (changedTemplate as JsonObject).spec as JsonObject, spec: changedSpec };
}

function planWorkload(instance: Instance, settings: Settings): Workload {
  const { service, environment, kind, specification } = instance;
  const { annotations = {}, replicas, spec = {} } = specification;
  const selector = podSelector(instance, settings);
  const name = workloadName({ service, environment: environment.name, splitter: settings.splitter });
  return {
    ...objectBasics(instance, name),
    kind,
    layer: 'workloads',
    labels: { ...objectLabels(service), ...selector },
    annotations: { ...environmentAnnotations(environment), ...confirmRemoval(instance) },
    selector,
    podLabels: podLabels(instance, settings),
    podAnnotations: { ...injectionAnnotations(instance), ...annotations },
    podSpec: planPodSpec(instance),
    spec: {
      // Required by the API before Kubernetes 1.33, and the pods' DNS names depend on it.
      ...(kind === 'StatefulSet' && { serviceName: service }),
      ...(replicas !== undefined && { replicas }),
      ...spec,
    },
  };
}

/**
 * Argo CD asks before it removes pods that have volumes of their own
 * (https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/).
 */
function confirmRemoval({ kind, specification }: Instance): Labels {
  const claims = specification.spec?.volumeClaimTemplates;
  if (kind !== 'StatefulSet' || !Array.isArray(claims) || claims.length === 0) return {};
  return { 'argocd.argoproj.io/sync-options': 'Prune=confirm,Delete=confirm' };
}

function planPodSpec({ service, specification, fork }: Instance): JsonObject {
  const { containers = [], ...pod } = specification.pod ?? {};
  const planned = {
    ...pod,
    containers: [planContainer(service, specification), ...containers],
  } as unknown as JsonObject;
  return fork ? (referToOriginal(planned, fork) as JsonObject) : planned;
}

/** The keys of a service that are no fields of its container. */
const aroundContainer = [
  'kind',
  'replicas',
  'labels',
  'annotations',
  'instrumentation',
  'pod',
  'spec',
  'service',
  'http',
  'calls',
  'tcp',
  'gateways',
  'hosts',
  'trafficPolicy',
  'warnings',
  'workload',
];

function planContainer(service: string, specification: ServiceSpecification): JsonObject {
  const { env, ports } = specification;
  return {
    name: service,
    ...omit(specification, [...aroundContainer, 'env', 'ports']),
    ...(env !== undefined && { env: planVariables(env) }),
    ...(ports !== undefined && { ports: containerPorts(specification) as unknown as JsonValue }),
  };
}

function planVariables(env: JsonValue): JsonValue {
  if (!isObject(env)) return env;
  return Object.entries(env).map(([name, value]) =>
    isObject(value) ? { name, valueFrom: value } : { name, value },
  );
}
