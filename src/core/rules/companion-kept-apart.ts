import { selectorOfService } from '../definition/given-instance';
import { mapAt, type JsonObject } from '../definition/json';
import { error, type Diagnostic } from '../diagnostics/diagnostic';
import { companionsOf } from '../environment/companions-of';
import { knownIn, type Environment, type EnvironmentTree } from '../environment/environment-tree';
import { selects, type Labels } from '../manifests/label-selector';
import { fullKindOf, templatePlace } from '../manifests/object-kinds';
import type { Model } from '../services/model';
import { nameServices } from './name-services';

/**
 * Pods of what comes with an environment below a root that a Service of another one would take for its own: requests
 * for that one would meet them.
 */
export function companionKeptApart({ tree }: Model): Diagnostic[] {
  const environments = [...tree.environments.values()];
  const services = environments.flatMap((environment) => servicesOf(environment, tree));
  const below = environments.filter(({ name, root }) => name !== root);
  return below.flatMap((environment) => {
    const companions = companionsOf(environment, tree);
    const others = companions.length > 0 ? servicesOfOthers(environment, services, tree) : [];
    return companions.flatMap(({ content, kind, name, origin, location }) => {
      const labels = labelsOfPods(content);
      const selecting = others.filter((service) => selects(selectorOfService(service), labels));
      if (selecting.length === 0) return [];
      const names = nameServices(selecting);
      return [
        error({
          code: 'not-kept-apart',
          message: `The ${names} of others would select the pods of the ${kind} "${name}" of "${environment.name}" as well`,
          location: origin,
          related: [{ message: 'The object', location }],
          hint: 'Give its pods another label; or, for it to answer requests, describe it under "services".',
        }),
      ];
    });
  });
}

interface OwnedService {
  readonly environment: Environment;
  readonly service: JsonObject;
}

/** The Services that come with an environment. */
function servicesOf(environment: Environment, tree: EnvironmentTree): OwnedService[] {
  const services = companionsOf(environment, tree).filter(({ content }) => isService(content));
  return services.map(({ content }) => ({ environment, service: content }));
}

/** The Services in its namespace that are known, but for its own. */
function servicesOfOthers(
  { name, namespace, definition }: Environment,
  coming: readonly OwnedService[],
  tree: EnvironmentTree,
): JsonObject[] {
  const known = knownIn(namespace, tree).objects.filter((object) => !definition.known.includes(object));
  const others = coming.filter(
    (it) => it.environment.name !== name && it.environment.namespace === namespace,
  );
  return [...known.filter(isService), ...others.map(({ service }) => service)];
}

function isService(object: JsonObject): boolean {
  return fullKindOf(object) === 'Service';
}

function labelsOfPods(content: JsonObject): Labels {
  const template = templatePlace(fullKindOf(content));
  return template ? (mapAt(content, ...template, 'metadata', 'labels') as Labels) : {};
}
