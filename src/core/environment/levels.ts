import type { Environment, EnvironmentTree } from './environment-tree';

/** A name in the tree: an environment's, or that of a level above one. */
export interface Level {
  readonly name: string;
  /** What comes after the splitter. */
  readonly label: string;
  /** Undefined for a root. */
  readonly above: string | undefined;
  /** Undefined where it has no file. */
  readonly environment: Environment | undefined;
  /** The environments with a file that are it or are below it, by name. */
  readonly holds: readonly Environment[];
}

/** All names of the tree, those beside each other in one list. */
export function levelsSideBySide({ environments, settings }: EnvironmentTree): Level[][] {
  const held = new Map<string, Environment[]>();
  const groups = new Map<string, Level[]>();
  for (const environment of environments.values()) {
    environment.ancestors.forEach((name, index) => {
      const holds = held.get(name);
      if (holds) {
        holds.push(environment);
        return;
      }
      const above = environment.ancestors[index + 1];
      const label = above === undefined ? name : name.slice(above.length + settings.splitter.length);
      const level = { name, label, above, environment: environments.get(name), holds: [environment] };
      held.set(name, level.holds);
      groups.set(above ?? '', [...(groups.get(above ?? '') ?? []), level]);
    });
  }
  return [...groups.values()];
}
