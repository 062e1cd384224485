import type { EnvironmentDefinition } from '../definition/environment-definition';

/**
 * The definitions that `definition`, a root's, extends: the one that it names, then the one which that names, and so
 * on. None where they go round, since there is no top to begin at.
 */
export function basesOf(
  definition: EnvironmentDefinition,
  roots: ReadonlyMap<string, EnvironmentDefinition>,
): EnvironmentDefinition[] {
  const chain = extensionsOf(definition, roots);
  return chain.some((base, index) => chain.indexOf(base) < index) ? [] : chain.slice(1);
}

/** The roots on the way round from `definition`, which extends one, to itself; none where that is not its way. */
export function circleOf(
  definition: EnvironmentDefinition,
  roots: ReadonlyMap<string, EnvironmentDefinition>,
): EnvironmentDefinition[] {
  const chain = extensionsOf(definition, roots);
  return chain.at(-1) === definition ? chain : [];
}

/** The definition itself, then each that is extended by the one before, until there is none or one comes again. */
function extensionsOf(
  definition: EnvironmentDefinition,
  roots: ReadonlyMap<string, EnvironmentDefinition>,
): EnvironmentDefinition[] {
  const chain = [definition];
  for (let base = baseOf(definition, roots); base; base = baseOf(base, roots)) {
    chain.push(base);
    if (chain.indexOf(base) < chain.length - 1) break;
  }
  return chain;
}

function baseOf(
  { extends: base }: EnvironmentDefinition,
  roots: ReadonlyMap<string, EnvironmentDefinition>,
): EnvironmentDefinition | undefined {
  return base === undefined ? undefined : roots.get(base);
}
