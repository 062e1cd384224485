import type { Path } from '../definition/json';
import { error, type Diagnostic } from '../diagnostics/diagnostic';
import { didYouMean } from '../diagnostics/suggest';
import type { EnvironmentTree } from '../environment/environment-tree';
import { containersOf, volumeNamesOf } from '../services/containers';
import { findNew } from '../services/find-new';
import type { Instance } from '../services/instance';
import { locateInInstance } from '../services/locate-in-instance';
import type { Model } from '../services/model';
import { isUncertain } from '../services/uncertainty';

/** A container that mounts a volume which the pod has not. */
export function unknownVolume(model: Model): Diagnostic[] {
  return model.instances.flatMap((instance) =>
    findNew(instance, findUnknown)
      .filter(() => areVolumesCertain(instance, model.tree))
      .map((mount) => describe(instance, mount)),
  );
}

function areVolumesCertain(instance: Instance, tree: EnvironmentTree): boolean {
  const places = [
    ['pod', 'volumes'],
    ['spec', 'volumeClaimTemplates'],
  ];
  return !places.some((path) => isUncertain(instance, path, tree));
}

interface Mount {
  readonly path: Path;
  readonly name: string;
}

function findUnknown(instance: Instance): Mount[] {
  const known = volumeNamesOf(instance);
  return mountsOf(instance).filter(({ name }) => !known.includes(name));
}

function mountsOf(instance: Instance): Mount[] {
  return containersOf(instance).flatMap(({ path, container }) =>
    (['volumeMounts', 'volumeDevices'] as const).flatMap((field) =>
      (container[field] ?? []).map(({ name }, index) => ({
        path: [...path, field, index, 'name'],
        name: name as string,
      })),
    ),
  );
}

function describe(instance: Instance, { path, name }: Mount): Diagnostic {
  const known = volumeNamesOf(instance);
  return error({
    code: 'unknown-volume',
    message: `"${instance.service}" in "${instance.environment.name}" has no volume "${name}"`,
    location: locateInInstance(instance, path),
    hint: didYouMean(name, known) ?? `Say what it is: pod: {volumes: [{name: ${name}, emptyDir: {}}]}`,
  });
}
