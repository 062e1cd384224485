import type { JsonObject } from '../definition/json';
import { groupBy } from '../diagnostics/group-by';
import type { Environment, EnvironmentTree } from '../environment/environment-tree';
import type { Fork } from '../services/fork';
import type { Model } from '../services/model';
import { beforeRoutes } from './argocd-order';
import { objectBasics } from './object-basics';
import type { AdoptedObject } from './planned-object';

/** Of each environment the objects that it names first, in a manifest or among what comes with it as a root. */
export function namedFirst({ environments }: EnvironmentTree): ReadonlyMap<Environment, JsonObject[]> {
  const named = new Set<JsonObject>();
  const entries = [...environments.values()].map((environment) => {
    const { name, root, definition } = environment;
    const companions = name === root ? definition.companions.map(({ content }) => content) : [];
    const first = [...new Set([...definition.known, ...companions])].filter((object) => !named.has(object));
    for (const object of definition.known) named.add(object);
    return [environment, first] as const;
  });
  return new Map(entries);
}

/** The forks of each namespace. */
export function forksByNamespace({ instances }: Model): ReadonlyMap<string, readonly Fork[]> {
  const groups = groupBy(instances, ({ environment }) => environment.namespace);
  return new Map([...groups].map(([namespace, here]) => [namespace, here.flatMap(({ fork }) => fork ?? [])]));
}

/** What a copy has otherwise than the object that it is of. */
export interface Copy {
  readonly name: string;
  readonly spec: JsonObject;
}

/** A copy of what others have written, which stays as it is; `environment` names it. */
export function planCopy(
  original: JsonObject,
  environment: Environment,
  { name, spec }: Copy,
): AdoptedObject {
  return {
    ...objectBasics({ environment }, name),
    kind: 'Adopted',
    layer: 'hosts',
    annotations: beforeRoutes,
    manifest: { ...original, metadata: {}, spec },
  };
}
