import { nameOf, selectorOfService } from '../definition/given-instance';
import { mapAt, type JsonObject } from '../definition/json';
import { error, type Diagnostic } from '../diagnostics/diagnostic';
import { companionsOf } from '../environment/companions-of';
import { knownIn, type Environment, type EnvironmentTree } from '../environment/environment-tree';
import { selects, type Labels } from '../manifests/label-selector';
import { fullKindOf, templatePlace } from '../manifests/object-kinds';
import type { Model } from '../services/model';

/**
 * Pods of what comes with an environment below a root that a Service of another one would take for its own: requests
 * for that one would meet them.
 */
export function companionKeptApart({ tree }: Model): Diagnostic[] {
  const environments = [...tree.environments.values()].filter(({ name, root }) => name !== root);
  return environments.flatMap((environment) => {
    const services = servicesOfOthers(environment, tree);
    return companionsOf(environment, tree).flatMap(({ content, kind, name, origin, location }) => {
      const labels = labelsOfPods(content);
      const selecting = services.filter((service) => selects(selectorOfService(service), labels));
      if (selecting.length === 0) return [];
      const names = [...new Set(selecting.map((service) => `"${nameOf(service)}"`))].join(', ');
      return [
        error({
          code: 'not-kept-apart',
          message: `The Service ${names} of others would select the pods of the ${kind} "${name}" of "${environment.name}" as well`,
          location: origin,
          related: [{ message: 'The object', location }],
          hint: 'Give its pods another label; or, for it to answer requests, describe it under "services".',
        }),
      ];
    });
  });
}

/** The Services in its namespace that are known, but for its own. */
function servicesOfOthers({ name, namespace, definition }: Environment, tree: EnvironmentTree): JsonObject[] {
  const others = [...tree.environments.values()].filter(
    (it) => it.name !== name && it.namespace === namespace,
  );
  const known = knownIn(namespace, tree).objects.filter((object) => !definition.known.includes(object));
  const all = [...known, ...others.flatMap((it) => companionsOf(it, tree).map(({ content }) => content))];
  return all.filter((object) => fullKindOf(object) === 'Service');
}

function labelsOfPods(content: JsonObject): Labels {
  const template = templatePlace(fullKindOf(content));
  return template ? (mapAt(content, ...template, 'metadata', 'labels') as Labels) : {};
}
