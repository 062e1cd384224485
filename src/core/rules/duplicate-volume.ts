import { toText, type JsonObject, type JsonValue, type Path } from '../definition/json';
import { error, type Diagnostic } from '../diagnostics/diagnostic';
import { containersOf } from '../services/containers';
import { findNew } from '../services/find-new';
import type { Instance } from '../services/instance';
import { locateInInstance } from '../services/locate-in-instance';
import type { Model } from '../services/model';

/** A volume's name that another one has, or a path at which a container has another volume already. */
export function duplicateVolume(model: Model): Diagnostic[] {
  return model.instances.flatMap((instance) =>
    findNew(instance, findRepeated).map((repeated) => describe(instance, repeated)),
  );
}

interface Repeated {
  readonly what: string;
  readonly value: JsonValue;
  readonly path: Path;
  readonly first: Path;
}

function findRepeated(instance: Instance): Repeated[] {
  const volumes = (instance.specification.pod?.volumes ?? []) as readonly JsonObject[];
  const mounts = containersOf(instance).flatMap(({ path, container }) =>
    repeatedIn(container.volumeMounts ?? [], 'mountPath', {
      what: 'mount at',
      path: [...path, 'volumeMounts'],
    }),
  );
  return [...repeatedIn(volumes, 'name', { what: 'volume', path: ['pod', 'volumes'] }), ...mounts];
}

function repeatedIn(
  items: readonly JsonObject[],
  field: string,
  { what, path }: { readonly what: string; readonly path: Path },
): Repeated[] {
  return items.flatMap((item, index) => {
    const value = item[field];
    const first = items.findIndex((other) => other[field] === value);
    if (value === undefined || first === index) return [];
    return [{ what, value, path: [...path, index, field], first: [...path, first, field] }];
  });
}

function describe(instance: Instance, { what, value, path, first }: Repeated): Diagnostic {
  return error({
    code: 'duplicate-volume',
    message: `There is a ${what} "${toText(value)}" already`,
    location: locateInInstance(instance, path),
    related: [{ message: 'First here', location: locateInInstance(instance, first) }],
  });
}
