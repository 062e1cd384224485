import { error, startOfFile, type Diagnostic } from '../diagnostics/diagnostic';
import type { EnvironmentDefinition } from '../definition/environment-definition';
import { levelsOf } from './environment-name';

/** A DNS label (RFC 1123), since levels become parts of object names and host names. */
const level = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;

/** The longest label value in Kubernetes, which an environment's name becomes. */
const longest = 63;

/** What keeps the name of `definition` from being an environment's. */
export function checkEnvironmentName(
  { name, locations }: EnvironmentDefinition,
  splitter: string,
): Diagnostic[] {
  const location = startOfFile(locations.file);
  const illegal = levelsOf(name, splitter).filter((it) => !level.test(it));
  const diagnostics = illegal.map((it) =>
    error({
      code: 'illegal-level',
      message: `"${it}" cannot be a level of an environment's name: a level is made of lower-case letters, digits and inner hyphens, and levels are split by "${splitter}"`,
      location,
      hint: hintLegal(name, splitter),
    }),
  );
  if (name.length <= longest) return diagnostics;
  const message = `"${name}" has ${String(name.length)} characters; the label that holds it takes ${String(longest)}`;
  return [...diagnostics, error({ code: 'name-too-long', message, location })];
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
