import { isObject, says, type JsonObject, type Path } from '../definition/json';
import { amountOf } from '../definition/quantity';
import { error, type Diagnostic } from '../diagnostics/diagnostic';
import { present } from '../diagnostics/present';
import { containersOf, type PlacedContainer } from '../services/containers';
import { findNew } from '../services/find-new';
import type { Instance } from '../services/instance';
import { locateInInstance } from '../services/locate-in-instance';
import { instancesOf, type Model } from '../services/model';

/** A branch that lowers a limit below what its root requests, more often than one file that says both. */
export function requestAboveLimit(model: Model): Diagnostic[] {
  return instancesOf(model).flatMap((instance) =>
    findNew(instance, findExcesses).map((excess) => describe(instance, excess)),
  );
}

interface Excess {
  readonly path: Path;
  readonly resource: string;
}

function findExcesses(instance: Instance): Excess[] {
  return containersOf(instance).flatMap(excessesOf);
}

function excessesOf({ path, container: { resources } }: PlacedContainer): Excess[] {
  const { requests, limits } = resources ?? {};
  if (!isObject(requests) || !isObject(limits)) return [];
  return Object.keys(requests)
    .filter((resource) => says(limits, resource) && isAbove(requests, limits, resource))
    .map((resource) => ({ path: [...path, 'resources'], resource }));
}

/** Amounts are compared in floating point, so that a difference beyond its precision is none. */
function isAbove(requests: JsonObject, limits: JsonObject, resource: string): boolean {
  return amountOf(requests[resource]) > amountOf(limits[resource]) * (1 + 1e-9);
}

function describe(instance: Instance, { path, resource }: Excess): Diagnostic {
  const { service, environment } = instance;
  const places = [
    { message: 'The request', location: locateInInstance(instance, [...path, 'requests', resource]) },
    { message: 'The limit', location: locateInInstance(instance, [...path, 'limits', resource]) },
  ];
  // What is at fault is what the instance says itself; it says one of them, since the one above it is not at fault.
  const own = places.find(({ location }) => location.file === environment.definition.locations.file);
  const { location } = present(own);
  return error({
    code: 'request-above-limit',
    message: `"${service}" in "${environment.name}" requests more ${resource} than its limit`,
    location,
    related: places.filter((place) => place.location !== location),
  });
}
