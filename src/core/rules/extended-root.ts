import { locateKey, locateValue } from '../definition/document-locations';
import type { EnvironmentDefinition } from '../definition/environment-definition';
import { error, type Diagnostic } from '../diagnostics/diagnostic';
import { didYouMean } from '../diagnostics/suggest';
import { circleOf } from '../environment/bases';
import { rootDefinitions, type Environment } from '../environment/environment-tree';
import type { Model } from '../services/model';

type Roots = ReadonlyMap<string, EnvironmentDefinition>;

/** An `extends` of an environment that is no root, of what is no root, or of the root itself, by whatever way. */
export function extendedRoot({ tree }: Model): Diagnostic[] {
  const roots = rootDefinitions(tree);
  return [...tree.environments.values()].flatMap((environment) => {
    const base = environment.definition.extends;
    if (base === undefined) return [];
    if (environment.name !== environment.root) return [describeBelowRoot(environment)];
    return roots.has(base) ? describeCircle(environment, roots) : [describeUnknown(environment, base, roots)];
  });
}

function describeBelowRoot({ name, root, definition }: Environment): Diagnostic {
  return error({
    code: 'extends-below-root',
    message: `"${name}" is merged from the environments above it, up to its root, "${root}", and cannot extend another one`,
    location: locateKey(definition.locations, ['extends']),
  });
}

function describeUnknown({ name, definition }: Environment, base: string, roots: Roots): Diagnostic {
  const others = [...roots.keys()].filter((root) => root !== name);
  const list = others.map((root) => `"${root}"`).join(', ');
  return error({
    code: 'unknown-base',
    message: `"${base}" is no root that has a file`,
    location: locateValue(definition.locations, ['extends']),
    hint: didYouMean(base, others) ?? (list === '' ? undefined : `The other roots are ${list}`),
  });
}

/** Each root on the way round is told, with the steps from it on. */
function describeCircle({ definition }: Environment, roots: Roots): Diagnostic[] {
  const circle = circleOf(definition, roots);
  if (circle.length === 0) return [];
  return [
    error({
      code: 'extends-circle',
      message: `"${definition.name}" cannot extend itself: ${circle.map(({ name }) => name).join(' -> ')}`,
      location: locateValue(definition.locations, ['extends']),
      related: circle.slice(1, -1).map(({ name, extends: next, locations }) => ({
        message: `"${name}" extends "${String(next)}"`,
        location: locateValue(locations, ['extends']),
      })),
    }),
  ];
}
