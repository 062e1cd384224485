import { isObject, says, type JsonObject, type Path } from '../definition/json';
import { amountOf } from '../definition/quantity';
import { error, type Diagnostic, type Location } from '../diagnostics/diagnostic';
import { present } from '../diagnostics/present';
import { containersOf, type PlacedContainer } from '../services/containers';
import { findNew } from '../services/find-new';
import type { Instance } from '../services/instance';
import { locateInInstance } from '../services/locate-in-instance';
import type { Model } from '../services/model';
import { isUncertain } from '../services/uncertainty';

/**
 * A request that its limit does not allow: mostly of a branch that lowers a limit below what its root requests. What
 * cannot be shared has to have a limit, and no other than what is requested.
 */
export function requestAboveLimit(model: Model): Diagnostic[] {
  return model.instances.flatMap((instance) =>
    findNew(instance, findExcesses)
      .filter(({ path, resource }) => !isUncertain(instance, [...path, 'limits', resource], model.tree))
      .map((excess) => describe(instance, excess)),
  );
}

interface Excess {
  readonly path: Path;
  readonly resource: string;
  /** What is wrong between the two, in words. */
  readonly what: string;
  readonly hasLimit: boolean;
}

function findExcesses(instance: Instance): Excess[] {
  return containersOf(instance).flatMap(excessesOf);
}

function excessesOf({ path, container: { resources } }: PlacedContainer): Excess[] {
  const { requests, limits = {} } = resources ?? {};
  if (!isObject(requests) || !isObject(limits)) return [];
  return Object.keys(requests).flatMap((resource) => {
    const what = compare(resource, requests, limits);
    const hasLimit = says(limits, resource);
    return what === undefined ? [] : [{ path: [...path, 'resources'], resource, what, hasLimit }];
  });
}

/** Amounts are compared in floating point, so that a difference beyond its precision is none. */
function compare(resource: string, requests: JsonObject, limits: JsonObject): string | undefined {
  const isWhole = !isShared(resource);
  if (!says(limits, resource)) return isWhole ? `${resource}, which needs a limit, too` : undefined;
  const [request, limit] = [amountOf(requests[resource]), amountOf(limits[resource])];
  if (request > limit * (1 + 1e-9)) return `more ${resource} than its limit`;
  return isWhole && request < limit * (1 - 1e-9)
    ? `less ${resource} than its limit, which has to be the same`
    : undefined;
}

/** Whether others may use what is requested and idle (k8s.io/kubernetes/pkg/apis/core/v1/helper, IsOvercommitAllowed). */
function isShared(resource: string): boolean {
  return (
    !resource.startsWith('hugepages-') && (!resource.includes('/') || resource.includes('kubernetes.io/'))
  );
}

function describe(instance: Instance, { path, resource, what, hasLimit }: Excess): Diagnostic {
  const { service, environment } = instance;
  const placeOf = (field: string): Location => locateInInstance(instance, [...path, field, resource]);
  const places = [
    { message: 'The request', location: placeOf('requests'), isThere: true },
    { message: 'The limit', location: placeOf('limits'), isThere: hasLimit },
  ];
  // What is at fault is what the instance says itself; it says one of them, since the one above it is not at fault.
  const own = places.find(({ location }) => location.file === environment.definition.locations.file);
  const { location } = present(own);
  return error({
    code: 'request-above-limit',
    message: `"${service}" in "${environment.name}" requests ${what}`,
    location,
    related: places.filter((place) => place !== own && place.isThere),
  });
}
