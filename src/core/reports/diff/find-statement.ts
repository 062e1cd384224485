import { toPointer, valueAt, type JsonObject, type JsonValue, type Path } from '../../definition/json';
import type { EnvironmentDefinition } from '../../definition/environment-definition';
import { nameOfItem } from './compare-values';
import { chainOf, type Instance } from '../../services/instance';

/** What a file says of a service at a path. */
export interface Statement {
  readonly definition: EnvironmentDefinition;
  /** With the number of an item of a list in the place of its name. */
  readonly path: Path;
  readonly value: JsonValue | undefined;
}

/** The files that an instance is made of, its own first. */
export function filesOf(instance: Instance): EnvironmentDefinition[] {
  return chainOf(instance).flatMap(({ environment: { definition, bases } }) => [definition, ...bases]);
}

/** What the nearest file of an instance says at `path`, in which items of lists are named. */
export function findStatement(instance: Instance, path: Path): Statement | undefined {
  for (const definition of filesOf(instance)) {
    const found = statementIn(definition, instance.service, path);
    if (found) return found;
  }
  return undefined;
}

/** What a file says itself; what a manifest says in its place has no place in it. */
export function statementIn(
  definition: EnvironmentDefinition,
  service: string,
  path: Path,
): Statement | undefined {
  const said = (definition.services as unknown as JsonObject)[service];
  const numbered = numberItems(said, path);
  const pointer = toPointer(['services', service, ...numbered]);
  const { keys, values } = definition.locations;
  const isWritten = keys.has(pointer) || values.has(pointer);
  const value = valueAt(said, numbered);
  const isSaid = value !== undefined && !Object.hasOwn(definition.given, service);
  return isWritten || isSaid ? { definition, path: numbered, value } : undefined;
}

/** `path` with the numbers of items where it has their names, `env`, `LOG` where that is a list. */
function numberItems(said: JsonValue | undefined, path: Path): Path {
  let value = said;
  return path.map((key) => {
    const step = Array.isArray(value) ? stepInto(value as JsonValue[], key) : key;
    value = valueAt(value, [step]);
    return step;
  });
}

function stepInto(list: readonly JsonValue[], key: string | number): number {
  const named = list.findIndex((item) => nameOfItem(item) === key);
  return named === -1 ? Number(key) : named;
}
