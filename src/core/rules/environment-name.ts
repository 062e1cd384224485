import { error, startOfFile, type Diagnostic } from '../diagnostics/diagnostic';
import type { Environment } from '../environment/environment-tree';
import { levelsOf } from '../environment/environment-name';
import type { Model } from '../services/model';

/** A DNS label (RFC 1123), since levels become parts of object names and host names. */
const level = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;

/** The longest label value in Kubernetes, which an environment's name becomes. */
const longest = 63;

/** A file whose name cannot be an environment's. */
export function environmentName({ tree }: Model): Diagnostic[] {
  const { splitter } = tree.settings;
  return [...tree.environments.values()].flatMap((environment) => [
    ...describeLevels(environment, splitter),
    ...describeLength(environment),
  ]);
}

function describeLevels({ name, definition }: Environment, splitter: string): Diagnostic[] {
  const illegal = levelsOf(name, splitter).filter((it) => !level.test(it));
  return illegal.map((it) =>
    error({
      code: 'illegal-level',
      message: `"${it}" cannot be a level of an environment's name: a level is made of lower-case letters, digits and inner hyphens, and levels are split by "${splitter}"`,
      location: startOfFile(definition.locations.file),
      hint: hintLegal(name, splitter),
    }),
  );
}

function describeLength({ name, definition }: Environment): Diagnostic[] {
  if (name.length <= longest) return [];
  const message = `"${name}" has ${String(name.length)} characters; the label that holds it takes ${String(longest)}`;
  return [error({ code: 'name-too-long', message, location: startOfFile(definition.locations.file) })];
}

function hintLegal(name: string, splitter: string): string | undefined {
  const levels = name
    .toLowerCase()
    .replace(/[^-a-z0-9.]/g, '-')
    .split(/\./);
  const legal = levels.map((it) => (splitter === '-' ? it.replace(/-/g, '') : it)).join(splitter);
  const isLegal = levelsOf(legal, splitter).every((it) => level.test(it));
  return isLegal && legal !== name ? `Did you mean "${legal}"?` : undefined;
}
