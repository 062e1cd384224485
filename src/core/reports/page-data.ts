import type { Location } from '../diagnostics/diagnostic';
import type { GivenInstance } from '../definition/given-instance';
import type { WorkloadKind } from '../definition/service-specification';
import { present } from '../diagnostics/present';
import type { Plan, PlannedEnvironment, PlannedInstance } from '../plan/plan';
import type { Answer, Reason } from '../services/answers';
import { isForeignHost } from '../services/calls';
import type { Model } from '../services/model';
import { growForest, nodesFrom } from './graph-forest';

/**
 * All that the page shows, as plain JSON: environments, services and files are named by their places in the lists,
 * since ten thousand cells have to fit into a page. `readPageData` gives back what the plan says.
 */
export interface PageData {
  /** The header that carries the environment's name. */
  readonly header: string;
  readonly splitter: string;
  /** Empty where there is none, next to an error. */
  readonly defaultEnvironment: string;
  /** In the order of a drawn tree. */
  readonly environments: readonly PageEnvironment[];
  readonly services: readonly string[];
  readonly files: readonly string[];
  readonly instances: readonly PageInstance[];
  /** For each service its answers, in their order. */
  readonly answers: readonly (readonly PageAnswer[])[];
}

export type PageEnvironment = Pick<
  PlannedEnvironment,
  'name' | 'file' | 'namespace' | 'isDefault' | 'bases' | 'description' | 'owner' | 'expires'
>;

/**
 * The places of service, environment, and environment of the instance above it, or -1; then where it is; and, where that
 * is known, what it calls: the places of services, and further hosts.
 */
export type PageInstance = readonly [
  service: number,
  environment: number,
  parent: number,
  file: number,
  line: number,
  column: number,
  kind: WorkloadKind,
  deployedBy: GivenInstance['deployedBy'],
  ...calls: (readonly (number | string)[])[],
];

/** The environment that it is for, or -1 for all others; then the environments that answer. */
export type PageAnswer = readonly [environment: number, type: Reason['type'], ...answeredBy: number[]];

/** What the page shows of a plan without mistakes. */
export function writePageData({ plan, model: { tree } }: { plan: Plan; model: Model }): PageData {
  const environments = growForest(plan)
    .flatMap(nodesFrom)
    .map(({ environment }) => environment);
  const services = plan.answers.map(({ service }) => service);
  const places = new Map(plan.instances.map((instance) => [instance, instance.locate()]));
  const files = [...new Set([...places.values()].map(({ file }) => file))].sort();
  const environmentAt = placesOf(environments.map(({ name }) => name));
  const serviceAt = placesOf(services);
  const fileAt = placesOf(files);
  const writeInstance = ([instance, place]: [PlannedInstance, Location]): PageInstance => [
    serviceAt(instance.service),
    environmentAt(instance.environment),
    instance.parent === undefined ? -1 : environmentAt(instance.parent),
    fileAt(place.file),
    place.line,
    place.column,
    instance.kind,
    instance.deployedBy,
    ...(instance.calls ? [instance.calls.map((call) => (isForeignHost(call) ? call : serviceAt(call)))] : []),
  ];
  const writeAnswer = ({ environment, answeredBy, reason }: Answer): PageAnswer => [
    environment === null ? -1 : environmentAt(environment),
    reason.type,
    ...answeredBy.map(environmentAt),
  ];
  return {
    header: tree.settings.header,
    splitter: tree.settings.splitter,
    defaultEnvironment: tree.defaultEnvironment ?? '',
    environments: environments.map(pickEnvironment),
    services,
    files,
    instances: [...places].map(writeInstance),
    answers: plan.answers.map(({ answers }) => answers.map(writeAnswer)),
  };
}

function pickEnvironment(environment: PlannedEnvironment): PageEnvironment {
  const { name, file, namespace, isDefault, bases, description, owner, expires } = environment;
  return {
    name,
    file,
    namespace,
    isDefault,
    ...(bases && { bases }),
    ...(description !== undefined && { description }),
    ...(owner !== undefined && { owner }),
    ...(expires !== undefined && { expires }),
  };
}

function placesOf(names: readonly string[]): (name: string) => number {
  const places = new Map(names.map((name, place) => [name, place]));
  return (name) => present(places.get(name));
}
