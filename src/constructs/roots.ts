import { ApiObject, JsonPatch } from 'cdk8s';
import type { Construct } from 'constructs';
import type { GivenInstance, GivenRoots } from '../core/definition/given-instance';
import { toPointer, type JsonObject } from '../core/definition/json';
import type { Plan } from '../core/plan/plan';

/** Constructs of the app that are instances of roots, by root and by service: a workload, and maybe its Service. */
export type Roots = Readonly<Record<string, Readonly<Record<string, Construct | readonly Construct[]>>>>;

/** The manifests of `roots`, as they are now. Throws a RangeError where one is no workload, or has several Services. */
export function readRoots(roots: Roots, scope: Construct): GivenRoots {
  return mapRoots(roots, (constructs, name) => readInstance(objectsOf(constructs), name, scope));
}

function readInstance(given: readonly ApiObject[], name: string, scope: Construct): GivenInstance {
  const workload = given.find(({ kind }) => kind === 'Deployment' || kind === 'StatefulSet');
  if (!workload) throw new RangeError(`${name} is neither a Deployment nor a StatefulSet`);
  const selecting = servicesOf(workload, scope);
  const stated = given.filter(({ kind }) => kind === 'Service');
  const [service, ...others] = stated.length > 0 ? stated : selecting;
  if (others.length > 0) {
    const names = selecting.map((it) => `"${it.name}"`).join(', ');
    throw new RangeError(
      `${name} has several Services, ${names}; say which one it is called by: [workload, service]`,
    );
  }
  return {
    deployedBy: 'app',
    workloads: [jsonOf(workload)],
    services: service ? [jsonOf(service)] : [],
    otherServices: selecting.filter((it) => it !== service).map(jsonOf),
  };
}

/** The Services of the app that select the workload's pods. */
function servicesOf(workload: ApiObject, scope: Construct): ApiObject[] {
  const { spec } = jsonOf(workload) as unknown as Templated;
  const labels = Object.entries(spec.template.metadata?.labels ?? {});
  return scope.node.root.node
    .findAll()
    .filter((construct) => ApiObject.isApiObject(construct))
    .filter(({ kind, metadata }) => kind === 'Service' && metadata.namespace === workload.metadata.namespace)
    .filter((service) => {
      const selector = Object.entries((jsonOf(service) as unknown as Selecting).spec.selector ?? {});
      const isMet = ([key, value]: [string, string]): boolean =>
        labels.some(([k, v]) => k === key && v === value);
      return selector.length > 0 && selector.every(isMet);
    });
}

interface Templated {
  readonly spec: { readonly template: { readonly metadata?: { readonly labels?: Record<string, string> } } };
}

interface Selecting {
  readonly spec: { readonly selector?: Record<string, string> };
}

/**
 * Puts the root's name on the pods of `roots`, for tags to find them. Throws a RangeError where one is no root, or a
 * workload is in another namespace than its root.
 */
export function labelRoots(roots: Roots, { environments, label }: Plan): void {
  mapRoots(roots, (constructs, name, root) => {
    const planned = environments.find((environment) => environment.name === root);
    if (planned?.ancestors.length !== 1) throw new RangeError(`"${root}" is no root`);
    const { namespace } = planned;
    for (const object of objectsOf(constructs)) {
      const own = object.metadata.namespace;
      if (own !== undefined && own !== namespace) {
        throw new RangeError(`${name} is in the namespace "${own}", and its root in "${namespace}"`);
      }
      if (object.kind === 'Service') continue;
      object.addJsonPatch(JsonPatch.add(toPointer(['spec', 'template', 'metadata', 'labels', label]), root));
    }
  });
}

function mapRoots<Result>(
  roots: Roots,
  read: (constructs: Construct | readonly Construct[], name: string, root: string) => Result,
): Record<string, Record<string, Result>> {
  const entries = Object.entries(roots).map(([root, services]) => {
    const given = Object.entries(services).map(
      ([service, constructs]) => [service, read(constructs, `"${service}" of "${root}"`, root)] as const,
    );
    return [root, Object.fromEntries(given)] as const;
  });
  return Object.fromEntries(entries);
}

function objectsOf(constructs: Construct | readonly Construct[]): ApiObject[] {
  return [constructs].flat().map((construct) => ApiObject.of(construct));
}

/** cdk8s-plus leaves fields undefined that it has nothing to say of. */
function jsonOf(object: ApiObject): JsonObject {
  return JSON.parse(JSON.stringify(object.toJson())) as JsonObject;
}
