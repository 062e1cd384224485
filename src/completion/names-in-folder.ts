import { parse } from 'yaml';
import { environmentOf } from '../core/definition/source-file-places';
import { isReadable, type SourceFile } from '../core/definition/source-file';

/** The names of the environments that have a file, sorted; a name that needs quotes is none. */
export function environmentsIn(files: readonly SourceFile[]): string[] {
  const names = files
    .filter(({ path }) => /^envs\/[\w.-]+\.yaml$/.test(path))
    .map(({ path }) => environmentOf(path));
  return sorted(names);
}

/** The services that any file names, sorted. */
export function servicesIn(files: readonly SourceFile[]): string[] {
  const named = files.filter(isReadable).flatMap(({ text }) => servicesOf(text));
  return sorted(named.filter((name) => /^[\w.-]+$/.test(name)));
}

/** With logLevel silent a text with mistakes is read as far as it goes; they are for other commands to say. */
function servicesOf(text: string): string[] {
  try {
    const file = parse(text, { logLevel: 'silent', uniqueKeys: false }) as { services?: unknown } | null;
    const services = file?.services ?? {};
    return typeof services === 'object' && !Array.isArray(services) ? Object.keys(services) : [];
  } catch {
    // An alias without its anchor, or too many of them.
    return [];
  }
}

function sorted(names: readonly string[]): string[] {
  return [...new Set(names)].sort();
}
