import { kindOf, nameOf, podLabelsOf, selectorOfService } from '../definition/given-instance';
import { isObject, mapAt, type JsonObject } from '../definition/json';
import type { DiagnosticCode } from '../diagnostics/diagnostic-codes';
import { didYouMean } from '../diagnostics/suggest';
import { selects } from './label-selector';

/** What a service is in its manifests: the workloads behind it, and the Services that it is called by. */
export interface ChosenWorkloads {
  readonly workloads: readonly JsonObject[];
  /** The name of the workload that is forked; undefined: several are behind the Service. */
  readonly forked: string | undefined;
  /** The main one first. */
  readonly services: readonly JsonObject[];
}

/** Why nothing, or not one thing alone, can be chosen. */
export interface Undecided {
  readonly code: DiagnosticCode;
  readonly message: string;
  readonly hint?: string | undefined;
}

/** What is looked for: a service by its name, and maybe one of the workloads that are behind its Service. */
export interface Wanted {
  readonly service: string;
  readonly workload?: string | undefined;
}

/**
 * The workload of the service's name, or the one that is said, with all Services that select it; else those that the
 * Service of that name selects. What else the main Service selects is behind it as well.
 */
export function chooseWorkloads(wanted: Wanted, objects: readonly JsonObject[]): ChosenWorkloads | Undecided {
  const all = objects.filter(isWorkload);
  const services = objects.filter(({ kind }) => kind === 'Service');
  const own = services.find((service) => nameOf(service) === wanted.service);
  const named = all.filter((workload) => nameOf(workload) === (wanted.workload ?? wanted.service));
  if (named.length > 1) return several(wanted, named);
  if (own && named.length === 0 && Object.keys(selectorOfService(own)).length === 0)
    return selectorless(wanted);
  const found = named.length === 0 && wanted.workload === undefined && own ? behind(own, all) : named;
  if (found.length === 0) return missing(wanted, all);
  const stray = own && found.find((workload) => !isBehind(own, workload));
  if (stray && Object.keys(selectorOfService(own)).length > 0) return apart(wanted, stray, behind(own, all));
  const calling = services.filter((service) => found.some((workload) => isBehind(service, workload)));
  const [main, ...others] = calling.sort(byNearness(wanted, all));
  return {
    workloads: main ? behind(main, all) : found,
    forked: found.length === 1 && found[0] ? nameOf(found[0]) : undefined,
    services: main ? [main, ...others] : [],
  };
}

export function isUndecided(choice: ChosenWorkloads | Undecided): choice is Undecided {
  return 'code' in choice;
}

/** What has a template for pods and is there to stay; what another object owns is that one's to describe. */
function isWorkload(object: JsonObject): boolean {
  const isOwned = mapAt(object, 'metadata').ownerReferences !== undefined;
  return object.kind !== 'Job' && !isOwned && isObject(mapAt(object, 'spec').template);
}

function isBehind(service: JsonObject, workload: JsonObject): boolean {
  return selects(selectorOfService(service), podLabelsOf(workload));
}

function behind(service: JsonObject, workloads: readonly JsonObject[]): JsonObject[] {
  return workloads.filter((workload) => isBehind(service, workload));
}

/** The Service of the service's name comes first, then those that select least beside it, then those with an address. */
function byNearness(
  { service: name }: Wanted,
  workloads: readonly JsonObject[],
): (a: JsonObject, b: JsonObject) => number {
  const isOther = (service: JsonObject): number => Number(nameOf(service) !== name);
  const width = (service: JsonObject): number => behind(service, workloads).length;
  const isHeadless = (service: JsonObject): number => Number(mapAt(service, 'spec').clusterIP === 'None');
  return (a, b) => isOther(a) - isOther(b) || width(a) - width(b) || isHeadless(a) - isHeadless(b);
}

function quoted(objects: readonly JsonObject[]): string {
  return objects.map((object) => `${kindOf(object)} "${nameOf(object)}"`).join(', ');
}

function several({ workload, service }: Wanted, named: readonly JsonObject[]): Undecided {
  const message = `Several workloads are named "${workload ?? service}": ${quoted(named)}`;
  return { code: 'several-workloads', message, hint: 'Keep one of them in the file, or name files apart.' };
}

function missing({ workload, service }: Wanted, all: readonly JsonObject[]): Undecided {
  const names = all.map(nameOf);
  const [first] = names;
  const found = first === undefined ? 'there is no workload at all' : `there are ${quoted(all.slice(0, 10))}`;
  const example =
    workload === undefined && first !== undefined ? `Say which one it is: workload: ${first}` : undefined;
  const what =
    workload === undefined
      ? `a workload or a Service "${service}" that selects one`
      : `a workload "${workload}"`;
  return {
    code: 'no-such-workload',
    message: `Nothing here is ${what}: ${found}`,
    hint: didYouMean(workload ?? service, names) ?? example,
  };
}

function selectorless({ service }: Wanted): Undecided {
  return {
    code: 'service-without-selector',
    message: `The Service "${service}" has no selector, so that nobody knows whose pods are behind it`,
    hint: 'Say which workload it is: workload: ...',
  };
}

function apart({ service }: Wanted, stray: JsonObject, selected: readonly JsonObject[]): Undecided {
  const others = selected.length === 0 ? 'nothing that is here' : quoted(selected);
  return {
    code: 'several-workloads',
    message: `The Service "${service}" does not select ${quoted([stray])}, but ${others}`,
    hint: 'Say which workload it is: workload: ...',
  };
}
