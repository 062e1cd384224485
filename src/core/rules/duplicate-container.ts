import { error, type Diagnostic } from '../diagnostics/diagnostic';
import type { Instance } from '../services/instance';
import { locateInInstance } from '../services/locate-in-instance';
import { instancesOf, type Model } from '../services/model';

/** A further container of a pod with the name of another one. */
export function duplicateContainer(model: Model): Diagnostic[] {
  return instancesOf(model).flatMap(checkContainers);
}

function checkContainers(instance: Instance): Diagnostic[] {
  const { service, specification } = instance;
  const further = (specification.pod?.containers ?? []).map(({ name }) => name);
  const names = [specification.name ?? service, ...further];
  return further.flatMap((name, index) => {
    if (names.indexOf(name) === index + 1) return [];
    const message = `There is a container "${name}" already`;
    const hint =
      name === names[0] ? "The service's own container is described in the service itself." : undefined;
    const location = locateInInstance(instance, ['pod', 'containers', index, 'name']);
    return [error({ code: 'duplicate-container', message, location, hint })];
  });
}
