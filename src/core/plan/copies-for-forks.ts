import { omit, type JsonObject } from '../definition/json';
import type { Environment, EnvironmentTree } from '../environment/environment-tree';
import type { Fork } from '../services/fork';
import { instancesOf, type Model } from '../services/model';
import { beforeRoutes } from './argocd-order';
import { objectBasics } from './object-basics';
import type { AdoptedObject } from './planned-object';

/** Objects that `environment` names first, in a manifest or among what comes with it as a root. */
export function namedFirst(
  { name, root, definition }: Environment,
  { environments }: EnvironmentTree,
): JsonObject[] {
  const before = [...environments.values()].filter((other) => other.name < name);
  const isNamed = (object: JsonObject): boolean =>
    before.some((other) => other.definition.known.includes(object));
  const companions = name === root ? definition.companions.map(({ content }) => content) : [];
  const known = [...new Set([...definition.known, ...companions])];
  return known.filter((object) => !isNamed(object));
}

export function forksIn(namespace: string, model: Model): Fork[] {
  const here = instancesOf(model).filter(({ environment }) => environment.namespace === namespace);
  return here.flatMap(({ fork }) => fork ?? []);
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
    manifest: { ...omit(original, ['metadata']), metadata: {}, spec },
  };
}
