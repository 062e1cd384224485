import { error, type Diagnostic } from '../diagnostics/diagnostic';
import { containersOf } from '../services/containers';
import type { Instance } from '../services/instance';
import { locateInInstance } from '../services/locate-in-instance';
import type { Model } from '../services/model';

/** A further container of a pod, or one that runs before them, with the name of another one. */
export function duplicateContainer(model: Model): Diagnostic[] {
  return model.instances.flatMap(checkContainers);
}

function checkContainers(instance: Instance): Diagnostic[] {
  const containers = containersOf(instance);
  const names = containers.map(({ container }) => container.name);
  return containers.flatMap(({ path, container: { name } }, index) => {
    if (names.indexOf(name) === index) return [];
    const message = `There is a container "${name}" already`;
    const hint =
      name === names[0] ? "The service's own container is described in the service itself." : undefined;
    const location = locateInInstance(instance, [...path, 'name']);
    return [error({ code: 'duplicate-container', message, location, hint })];
  });
}
