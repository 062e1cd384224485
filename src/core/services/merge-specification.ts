import { isObject, omit, type JsonObject, type JsonValue } from '../definition/json';
import type { ServiceSpecification } from '../definition/service-specification';
import { giveWay } from './unions';

/**
 * What an instance is made of: `patch`, its own specification, merged into that of the instance above it. Maps merge
 * by key, scalars and lists are replaced, null removes (as in RFC 7396), and of fields that exclude each other the patch's
 * are meant. A variable in `env` is replaced as a whole. That a service is new holds where it is said alone.
 */
export function mergeSpecifications(
  base: ServiceSpecification,
  patch: ServiceSpecification,
): ServiceSpecification {
  return mergeService(base as JsonObject, patch as JsonObject);
}

function mergeService(base: JsonObject, patch: JsonObject): JsonObject {
  const { env: baseVariables, ...baseRest } = base;
  const { env: variables, ...rest } = patch;
  const merged = mergeMaps(baseRest, omit(rest, ['new']));
  const env = mergeVariables(baseVariables, variables);
  return env === undefined || env === null ? merged : { ...merged, env };
}

function mergeMaps(base: JsonObject, patch: JsonObject, path = ''): JsonObject {
  const merged = new Map(Object.entries(giveWay(base, patch, path)));
  for (const [key, value] of Object.entries(patch)) {
    const before = merged.get(key);
    if (value === null) merged.delete(key);
    else if (!isObject(value)) merged.set(key, value);
    else
      merged.set(key, mergeMaps(isObject(before) ? before : {}, value, path === '' ? key : `${path}/${key}`));
  }
  return Object.fromEntries(merged);
}

function mergeVariables(base: JsonValue | undefined, patch: JsonValue | undefined): JsonValue | undefined {
  if (patch === undefined) return base;
  if (!isObject(patch)) return patch;
  const variables = isObject(base) ? base : variablesByName((base ?? []) as readonly JsonObject[]);
  return Object.fromEntries(Object.entries({ ...variables, ...patch }).filter(([, value]) => value !== null));
}

/** A container's list of variables as a map, for a map to be merged into it. */
export function variablesByName(list: readonly JsonObject[]): JsonObject {
  return Object.fromEntries(
    list.map(({ name, value, valueFrom }) => [name as string, valueFrom ?? value ?? '']),
  );
}
