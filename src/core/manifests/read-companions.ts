import { locateValue } from '../definition/document-locations';
import type { EnvironmentDefinition } from '../definition/environment-definition';
import type { Companion, ManifestObject } from '../definition/manifest-object';
import { error, type Diagnostic, type Location } from '../diagnostics/diagnostic';
import type { OpenManifests } from './manifest-library';
import { isOfTheCluster } from './object-kinds';

export interface ReadCompanions {
  readonly companions: readonly Companion[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The objects of the files that an environment, one of `namespace`, names as `objects`. */
export function readCompanions(
  definition: EnvironmentDefinition,
  namespace: string,
  open: OpenManifests,
): ReadCompanions {
  const read = (definition.objects ?? []).map((path, index): ReadCompanions => {
    const origin = locateValue(definition.locations, ['objects', index]);
    const { objects, diagnostics } = open(path, origin);
    const elsewhere = objects.flatMap((object) =>
      checkNamespace(object, { name: definition.name, namespace, origin }),
    );
    return {
      companions: objects.map((object) => ({ ...object, origin })),
      diagnostics: [...diagnostics, ...elsewhere],
    };
  });
  return {
    companions: read.flatMap(({ companions }) => companions),
    diagnostics: read.flatMap(({ diagnostics }) => diagnostics),
  };
}

interface Place {
  /** The environment's. */
  readonly name: string;
  readonly namespace: string;
  readonly origin: Location;
}

function checkNamespace(
  { kind, name, namespace, content, location }: ManifestObject,
  own: Place,
): Diagnostic[] {
  if (namespace === undefined || namespace === own.namespace || isOfTheCluster(content)) return [];
  return [
    error({
      code: 'other-namespace',
      message: `${kind} "${name}" says that it is in the namespace "${namespace}", and "${own.name}" is in "${own.namespace}"`,
      location: own.origin,
      related: [{ message: 'The object', location }],
      hint: 'Take the namespace out of it, or the object out of the file.',
    }),
  ];
}
