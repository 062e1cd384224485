import { locateKey, locateValue } from '../definition/document-locations';
import type { EnvironmentDefinition } from '../definition/environment-definition';
import { forkedWorkload, specificationOfGiven, type GivenInstance } from '../definition/given-instance';
import {
  isObject,
  isSame,
  toPointer,
  valueAt,
  type JsonObject,
  type JsonValue,
  type Path,
} from '../definition/json';
import type { Location } from '../diagnostics/diagnostic';
import { present } from '../diagnostics/present';
import { ownSpecification, type Instance } from '../services/instance';
import { locateInstance } from '../services/locate-in-instance';
import { variablesByName } from '../services/merge-specification';
import { placeIn, type Place, type ReportSource } from './report-source';

/** Where one value of an instance's specification comes from. */
export interface ValueOrigin {
  /** `['env', 'LOG_LEVEL']`; lists are values as a whole. */
  readonly path: readonly string[];
  /** Null: it is taken away. */
  readonly value: JsonValue;
  readonly place: Place;
  /** What was said of it above, the nearest first. */
  readonly overrides: readonly SaidValue[];
}

export interface SaidValue {
  readonly value: JsonValue;
  readonly place: Place;
}

/** Every value of the merged specification of `instance`, and what takes one away, in the order of their paths. */
export function valueOrigins(instance: Instance, source: ReportSource): ValueOrigin[] {
  const layers = layersOf(instance, source);
  const merged = withVariables(instance.specification as JsonObject);
  const kept = leavesOf(merged).map((path) => originOf(path, present(valueAt(merged, path)), layers));
  const removed = layers
    .flatMap(({ said }) => leavesOf(said).filter((path) => valueAt(said, path) === null))
    .filter((path) => valueAt(merged, path) === undefined)
    .map((path) => originOf(path, null, layers));
  const byPath = new Map([...removed, ...kept].map((origin) => [toPointer(origin.path), origin]));
  return [...byPath.keys()].sort().map((pointer) => present(byPath.get(pointer)));
}

/** What one file says of a service. */
interface Layer {
  readonly said: JsonObject;
  readonly placeOf: (path: Path) => Place;
}

/** The files that an instance is merged of, the nearest first. */
function layersOf(instance: Instance, source: ReportSource): Layer[] {
  const { service, environment, given, fork, parent } = instance;
  const { definition, bases } = environment;
  const own = [definition, ...bases].map((it) => layerOf(it, service, source));
  if (given) return own.slice(0, 1);
  const { workload, name } = ownSpecification(instance);
  if (fork && (workload !== undefined || name !== undefined)) {
    const said = specificationOfGiven({ service, given: fork.given, container: name }) as JsonObject;
    const described = { given: fork.given, named: locateInstance(above(instance)) };
    return [
      ...own,
      { said: withVariables(said), placeOf: (path) => placeInManifest(path, described, source) },
    ];
  }
  if (parent) return [...own, ...layersOf(parent, source)];
  return [...own, ...[definition, ...bases].map((it) => instrumentationOf(it, source))];
}

/** The given instance that a fork is one of. */
function above({ parent, base }: Instance): Instance {
  const next = present(parent ?? base);
  return next.given ? next : above(next);
}

function layerOf(definition: EnvironmentDefinition, service: string, source: ReportSource): Layer {
  const { services, given, locations } = definition;
  const specification = (Object.hasOwn(services, service) ? services[service] : {}) as JsonObject;
  const placeOf = (path: Path): Place => {
    const place = ['services', service, ...pathInFile(path, specification)];
    const isWritten = locations.keys.has(toPointer(place));
    const own = Object.hasOwn(given, service) ? given[service] : undefined;
    if (isWritten || !own) return placeIn(source, locateValue(locations, place));
    const named = locateKey(locations, ['services', service]);
    return placeInManifest(path, { given: own, named }, source);
  };
  return { said: withVariables(specification), placeOf };
}

/** What a root says for all of its services, above whatever one says. */
function instrumentationOf(
  { instrumentation, locations }: EnvironmentDefinition,
  source: ReportSource,
): Layer {
  return {
    said: instrumentation === undefined ? {} : { instrumentation },
    placeOf: () => placeIn(source, locateValue(locations, ['instrumentation'])),
  };
}

/** Where the manifest of what is given starts; where there is none, what names it. */
function placeInManifest(path: Path, { given, named }: Described, source: ReportSource): Place {
  const [service] = given.services;
  const object = path[0] === 'service' ? service : (forkedWorkload(given) ?? given.workloads[0]);
  const origin = object && given.origins?.get(object);
  return placeIn(source, origin ?? named);
}

interface Described {
  readonly given: GivenInstance;
  /** Where an environment's file names it. */
  readonly named: Location;
}

/** Variables by name, as those of a map that is merged into a list are. */
function withVariables(specification: JsonObject): JsonObject {
  const { env } = specification;
  if (!Array.isArray(env)) return specification;
  return { ...specification, env: variablesByName(env as readonly JsonObject[]) };
}

function pathInFile([key, name, ...rest]: Path, { env }: JsonObject): Path {
  const isListed = key === 'env' && Array.isArray(env);
  const index = isListed ? (env as readonly JsonObject[]).findIndex((it) => it.name === name) : -1;
  return [key, index === -1 ? name : index, ...rest].filter((it) => it !== undefined);
}

/** The paths of what is merged as a whole: scalars, lists, variables, and empty maps. */
function leavesOf(value: JsonObject, path: readonly string[] = []): string[][] {
  return Object.entries(value).flatMap(([key, item]) => {
    const here = [...path, key];
    const isWhole = !isObject(item) || path[0] === 'env' || Object.keys(item).length === 0;
    return isWhole ? [here] : leavesOf(item, here);
  });
}

function originOf(path: readonly string[], value: JsonValue, layers: readonly Layer[]): ValueOrigin {
  const saying = layers.flatMap(({ said, placeOf }): SaidValue[] => {
    const here = valueAt(said, path);
    return here === undefined ? [] : [{ value: here, place: placeOf(path) }];
  });
  const at = saying.findIndex((it) => isSame(it.value, value));
  const found = saying[at] ?? { value, place: impliedPlace(path, layers) };
  return { path, value, place: found.place, overrides: saying.slice(at + 1) };
}

/** Where a value comes from that nobody has said: it follows from what stands beside it. */
function impliedPlace(path: Path, layers: readonly Layer[]): Place {
  const around = path.slice(0, -1);
  return present(layers.find(({ said }) => valueAt(said, around) !== undefined)).placeOf(around);
}
