import type { EnvironmentDefinition } from '../definition/environment-definition';
import { environmentFile } from '../definition/source-file-places';
import { error, startOfFile, type Diagnostic } from '../diagnostics/diagnostic';
import { isLegalLevel, levelsOf, longestName } from '../environment/environment-name';
import type { Model } from '../services/model';

/** A file whose name cannot be an environment's; one that is misplaced or has another ending is told of that alone. */
export function environmentName({ tree }: Model): Diagnostic[] {
  const { splitter } = tree.settings;
  return tree.unplaced
    .filter(({ name, locations }) => locations.file === environmentFile(name))
    .flatMap((definition) => [...describeLevels(definition, splitter), ...describeLength(definition)]);
}

function describeLevels({ name, locations }: EnvironmentDefinition, splitter: string): Diagnostic[] {
  const illegal = levelsOf(name, splitter).filter((it) => !isLegalLevel(it));
  return illegal.map((it) =>
    error({
      code: 'illegal-level',
      message: `"${it}" cannot be a level of an environment's name: a level is made of lower-case letters, digits and inner hyphens, and levels are split by "${splitter}"`,
      location: startOfFile(locations.file),
      hint: hintLegal(name, splitter),
    }),
  );
}

function describeLength({ name, locations }: EnvironmentDefinition): Diagnostic[] {
  if (name.length <= longestName) return [];
  const message = `"${name}" has ${String(name.length)} characters; the label that holds it takes ${String(longestName)}`;
  return [error({ code: 'name-too-long', message, location: startOfFile(locations.file) })];
}

function hintLegal(name: string, splitter: string): string | undefined {
  const levels = name
    .toLowerCase()
    .replace(/[^-a-z0-9.]/g, '-')
    .split(/\./);
  const legal = levels.map((it) => (splitter === '-' ? it.replace(/-/g, '') : it)).join(splitter);
  const isLegal = levelsOf(legal, splitter).every((it) => isLegalLevel(it));
  return isLegal ? `Did you mean "${legal}"?` : undefined;
}
