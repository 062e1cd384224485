import { podLabelsOf, selectorOfService, selectorOfWorkload } from '../definition/given-instance';
import { isObject, mapAt, type JsonObject, type JsonValue } from '../definition/json';
import { keysOf, type Labels } from './label-selector';
import { isSecurityPolicy } from './object-kinds';

/** What is known of a namespace beside what envtree renders. */
export interface KnownObjects {
  readonly objects: readonly JsonObject[];
  /** Those of them that are Services. */
  readonly services: readonly JsonObject[];
  /** What Services, workloads and their budgets select pods by. */
  readonly selectors: readonly Labels[];
  /** The keys of all of these, and of those by which policies and pods choose others. */
  readonly selectingKeys: ReadonlySet<string>;
  /** How often each label is used for anything else. */
  readonly uses: ReadonlyMap<string, number>;
}

export function knowObjects(objects: readonly JsonObject[]): KnownObjects {
  const uses = new Map<string, number>();
  for (const key of objects.flatMap(keysUsedBy)) uses.set(key, (uses.get(key) ?? 0) + 1);
  const selectors = objects.map(selectorOf).filter((selector) => Object.keys(selector).length > 0);
  const selectingKeys = new Set([...selectors.flatMap((selector) => Object.keys(selector)), ...uses.keys()]);
  const services = objects.filter(({ kind }) => kind === 'Service');
  return { objects, services, selectors, selectingKeys, uses };
}

/** A budget that counted copies would let its own pods go on their account. */
function selectorOf(object: JsonObject): Labels {
  if (object.kind === 'Service') return selectorOfService(object);
  if (object.kind === 'PodDisruptionBudget') return selectorOfWorkload(object);
  return Object.keys(podLabelsOf(object)).length > 0 ? selectorOfWorkload(object) : {};
}

function keysUsedBy(object: JsonObject): string[] {
  const spec = mapAt(object, 'spec');
  const isPolicy = object.kind === 'NetworkPolicy' || isSecurityPolicy(object);
  return keysIn(isPolicy ? spec : mapAt(spec, 'template'));
}

/** The keys of all label selectors and of all references to labels, wherever they stand. */
function keysIn(value: JsonValue): string[] {
  if (Array.isArray(value)) return (value as readonly JsonValue[]).flatMap(keysIn);
  if (!isObject(value)) return [];
  const referred = labelOfReference(value.fieldPath);
  return [
    ...keysOf(value),
    ...(referred === undefined ? [] : [referred]),
    ...Object.values(value).flatMap(keysIn),
  ];
}

/** The label that a field's path refers to: `metadata.labels['app']`. */
export function labelOfReference(path: JsonValue | undefined): string | undefined {
  return typeof path === 'string' ? /^metadata\.labels\['(.+)'\]$/.exec(path)?.[1] : undefined;
}
