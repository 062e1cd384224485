import { containerNames, nameOf, type GivenInstance } from '../definition/given-instance';
import { isObject, type JsonObject } from '../definition/json';
import type { ManifestObject } from '../definition/manifest-object';
import { error, type Diagnostic, type Location } from '../diagnostics/diagnostic';
import { present } from '../diagnostics/present';
import { hintNames } from '../diagnostics/suggest';
import { labelKeys, manager } from '../names/object-names';
import { chooseWorkloads, isUndecided, type ChosenWorkloads, type Undecided } from './choose-workloads';
import type { OpenManifests } from './manifest-library';
import type { ParsedManifests } from './parse-manifests';
import { stateProtocols } from './state-protocols';
import { locateStated, type StatedService } from './stated-service';

export interface ReadGiven {
  /** Undefined next to an error. */
  readonly instance?: GivenInstance;
  /** The objects of its manifests that are in its namespace. */
  readonly known: readonly JsonObject[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The given instance that a service's `manifest`, or its `external` without one, describes. */
export function readGiven(stated: StatedService, open: OpenManifests): ReadGiven {
  const { manifest, external, selector, distinguish } = stated.specification;
  const deployedBy = external === true ? 'others' : 'envtree';
  const common = { deployedBy, distinguish, selector, otherServices: [] } as const;
  if (manifest === undefined) {
    return { instance: { ...common, workloads: [], services: [] }, known: [], diagnostics: [] };
  }
  const { objects, diagnostics } = openAll(manifest, stated, open);
  if (diagnostics.length > 0) return { known: [], diagnostics };
  const here = objects.filter(
    (object) => (object.namespace ?? stated.namespace) === stated.namespace && !isRendered(object),
  );
  const known = here.map(({ content }) => content);
  const choice = choose(stated, known, objects);
  if (isUndecided(choice)) return { known, diagnostics: [describeUndecided(choice, stated)] };
  const { services, diagnostics: wrong } = stateProtocols(choice.services, stated);
  const faults = [...checkContainer(choice, stated), ...wrong];
  if (faults.length > 0) return { known, diagnostics: faults };
  const origins = locateObjects(here, { from: choice.services, to: services });
  return { instance: { ...common, ...choice, services, origins }, known, diagnostics: [] };
}

/** Where objects start, and those in whose places others have come. */
function locateObjects(
  objects: readonly ManifestObject[],
  changed: { readonly from: readonly JsonObject[]; readonly to: readonly JsonObject[] },
): Map<JsonObject, Location> {
  const origins = new Map(objects.map(({ content, location }) => [content, location]));
  const moved = changed.from.map(
    (service, index) => [present(changed.to[index]), present(origins.get(service))] as const,
  );
  return new Map([...origins, ...moved]);
}

/** What envtree has rendered of environments is in the cluster as well, and so in what kubectl says of that. */
function isRendered({ content }: ManifestObject): boolean {
  const { labels } = content.metadata as JsonObject;
  return isObject(labels) && labels[labelKeys.managedBy] === manager;
}

function openAll(
  manifest: string | readonly string[],
  stated: StatedService,
  open: OpenManifests,
): ParsedManifests {
  const opened =
    typeof manifest === 'string'
      ? [open(manifest, locateStated(stated, ['manifest']))]
      : manifest.map((path, index) => open(path, locateStated(stated, ['manifest', index])));
  return {
    objects: opened.flatMap(({ objects }) => objects),
    diagnostics: opened.flatMap(({ diagnostics }) => diagnostics),
  };
}

/** What is wanted may be there, and in another namespace. */
function choose(
  { name, specification: { workload }, definition, namespace: own }: StatedService,
  known: readonly JsonObject[],
  objects: readonly ManifestObject[],
): ChosenWorkloads | Undecided {
  const choice = chooseWorkloads({ service: name, workload }, known);
  const found = objects.find((object) => object.name === (workload ?? name));
  const namespace = found?.namespace ?? own;
  if (!isUndecided(choice) || choice.code !== 'no-such-workload' || namespace === own) return choice;
  return {
    code: 'no-such-workload',
    message: `"${workload ?? name}" is in the namespace "${namespace}", and "${definition.name}" in "${own}"`,
    hint: `Say in the root where its environments are: namespace: ${namespace}`,
  };
}

function describeUndecided(undecided: Undecided, stated: StatedService): Diagnostic {
  const key = stated.specification.workload === undefined ? 'manifest' : 'workload';
  return error({ ...undecided, location: locateStated(stated, [key]) });
}

/** The main container has to be there, where it is named. */
function checkContainer({ workloads }: ChosenWorkloads, stated: StatedService): Diagnostic[] {
  const { name } = stated.specification;
  const names = [...new Set(workloads.flatMap(containerNames))];
  if (name === undefined || names.includes(name)) return [];
  return [
    error({
      code: 'unknown-container',
      message: `"${workloads.map(nameOf).join('", "')}" has no container "${name}"`,
      location: locateStated(stated, ['name']),
      hint: hintNames(name, names),
    }),
  ];
}
