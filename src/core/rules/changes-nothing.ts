import { startOfFile, warning, type Diagnostic } from '../diagnostics/diagnostic';
import { serviceNames, type Environment, type EnvironmentTree } from '../environment/environment-tree';
import type { Model } from '../services/model';
import type { FindingContext } from './finding';

/**
 * An environment of which nothing is rendered, and that nothing else needs: all is as it would be without its file.
 * Below a root without a file it may be what makes that a root.
 */
export function changesNothing({ tree }: Model, { plan }: FindingContext): Diagnostic[] {
  const rendered = new Set(plan.objects.map(({ environment }) => environment));
  const isIdle = (environment: Environment): boolean =>
    environment.hasRoot &&
    !rendered.has(environment.name) &&
    serviceNames(environment).length === 0 &&
    !isNeeded(environment, tree);
  return [...tree.environments.values()].filter(isIdle).map(({ name, definition }) =>
    warning({
      code: 'changes-nothing',
      message: `"${name}" changes nothing: its requests are answered as they would be without this file`,
      location: startOfFile(definition.locations.file),
      hint: 'Name the services that it changes, or remove the file.',
    }),
  );
}

/** Whether it is above others, one that they extend, or the default one, or alone brings its namespace in. */
function isNeeded({ name, namespace }: Environment, tree: EnvironmentTree): boolean {
  const others = [...tree.environments.values()].filter((it) => it.name !== name);
  return (
    name === tree.defaultEnvironment ||
    others.some(({ ancestors }) => ancestors.includes(name)) ||
    others.some(({ bases }) => bases.some((base) => base.name === name)) ||
    others.every((it) => it.namespace !== namespace)
  );
}
