import { locateKey } from '../definition/document-locations';
import type { EnvironmentDefinition } from '../definition/environment-definition';
import { specificationOfGiven, type GivenInstance } from '../definition/given-instance';
import { toPointer, type JsonObject } from '../definition/json';
import type { ServiceSpecification } from '../definition/service-specification';
import type { Settings } from '../definition/settings';
import { wasPruned } from '../definition/was-pruned';
import { error, type Diagnostic, type Location } from '../diagnostics/diagnostic';
import { present } from '../diagnostics/present';
import { checkKeys } from './adoption-keys';
import { openLibrary, type OpenManifests, type ReadFile } from './manifest-library';
import { namespaceOf } from './namespace-of';
import { partServices, type SharedService } from './part-services';
import { readCompanions } from './read-companions';
import { readGiven } from './read-given';
import type { StatedService } from './stated-service';

export interface Adopted {
  readonly definitions: readonly EnvironmentDefinition[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * `definitions` with the instances that run already, or are described by manifests: what these say stands in the place
 * of what a file would say; and with what else comes with them. Of a service with a mistake nothing is known.
 */
export function adoptInstances(
  definitions: readonly EnvironmentDefinition[],
  settings: Settings,
  read: ReadFile,
): Adopted {
  const open = openLibrary(read);
  const byName = new Map(definitions.map((definition) => [definition.name, definition]));
  const adopted = definitions.map((definition) => {
    const root = present(definition.name.split(settings.splitter)[0]);
    return adoptDefinition(definition, namespaceOf(root, byName, settings), open);
  });
  return {
    definitions: adopted.map(({ definition }) => definition),
    diagnostics: adopted.flatMap(({ diagnostics }) => diagnostics),
  };
}

interface AdoptedDefinition {
  readonly definition: EnvironmentDefinition;
  readonly diagnostics: readonly Diagnostic[];
}

function adoptDefinition(
  definition: EnvironmentDefinition,
  namespace: string,
  open: OpenManifests,
): AdoptedDefinition {
  const adopted = Object.entries(definition.services).map(([name, specification]) =>
    adoptService({ name, specification, definition, namespace }, open),
  );
  const { companions, diagnostics } = readCompanions(definition, namespace, open);
  const failed = adopted.filter(({ isKnown }) => !isKnown);
  const found = adopted.flatMap(({ name, instance }) => (instance ? [[name, instance] as const] : []));
  const { given, shared } = partServices(Object.fromEntries(found));
  return {
    definition: {
      ...definition,
      services: Object.fromEntries(adopted.map(({ name, specification }) => [name, specification])),
      given,
      known: [...new Set(adopted.flatMap(({ known }) => known))],
      companions,
      manifests: namedBy(definition),
      pruned: new Set([...definition.pruned, ...failed.map(({ name }) => toPointer(['services', name]))]),
    },
    diagnostics: [
      ...adopted.flatMap((service) => service.diagnostics),
      ...shared.map((service) => describeShared(service, definition)),
      ...diagnostics,
    ],
  };
}

/** As they are named, whether or not they can be read. */
function namedBy({ services, objects = [] }: EnvironmentDefinition): string[] {
  const ofServices = Object.values(services).flatMap(({ manifest = [] }) => manifest);
  return [...new Set([...ofServices, ...objects])].sort();
}

function describeShared({ name, services }: SharedService, { locations }: EnvironmentDefinition): Diagnostic {
  const place = (service: string): Location => locateKey(locations, ['services', service]);
  return error({
    code: 'shared-service',
    message: `The Service "${name}" is what ${services.map((it) => `"${it}"`).join(' and ')} are called by`,
    location: present(services.map(place)[0]),
    related: services.slice(1).map((other) => ({ message: `"${other}"`, location: place(other) })),
    hint: `Make one service of them, of which an environment below says what it copies: ${name}: {manifest: ...}, and there, workload: ...`,
  });
}

interface AdoptedService {
  readonly name: string;
  readonly specification: ServiceSpecification;
  readonly instance?: GivenInstance;
  readonly known: readonly JsonObject[];
  /** Whether enough of it is right for others to be judged by it. */
  readonly isKnown: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/** The keys of a service that say where it comes from. */
const ofOrigin = ['manifest', 'external', 'workload', 'selector', 'distinguish'] as const;

function adoptService(stated: StatedService, open: OpenManifests): AdoptedService {
  const { name, specification, definition } = stated;
  const nothing = { name, specification, known: [], diagnostics: [] };
  const isDoubtful = ofOrigin.some((key) => wasPruned(definition.pruned, ['services', name, key]));
  if (isDoubtful) return { ...nothing, isKnown: false };
  const misplaced = checkKeys(stated);
  if (misplaced.length > 0) return { ...nothing, isKnown: false, diagnostics: misplaced };
  const isGiven = specification.manifest !== undefined || specification.external === true;
  if (!isGiven) return { ...nothing, isKnown: true };
  const { instance, known, diagnostics } = readGiven(stated, open);
  if (!instance) return { ...nothing, known, isKnown: false, diagnostics };
  return { name, specification: describe(instance, stated), instance, known, isKnown: true, diagnostics };
}

/** What the manifests say in place of a file, with what only a file can say. */
function describe(given: GivenInstance, { name, specification }: StatedService): ServiceSpecification {
  const { ports, service, http, calls, tcp, trafficPolicy, warnings } = specification;
  const said = Object.entries({ ports, service, http, calls, tcp, trafficPolicy, warnings });
  const ours = Object.fromEntries(said.filter(([, value]) => value !== undefined));
  return { ...ours, ...specificationOfGiven({ service: name, given, container: specification.name }) };
}
