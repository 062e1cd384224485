import { present } from '../diagnostics/present';

/** The levels of `name`, from the root down. */
export function levelsOf(name: string, splitter: string): string[] {
  return name.split(splitter);
}

/** The environment itself, then each one above it, up to its root. */
export function ancestorChain(name: string, splitter: string): string[] {
  const levels = levelsOf(name, splitter);
  return levels.map((_, index) => levels.slice(0, levels.length - index).join(splitter));
}

export function rootOf(name: string, splitter: string): string {
  return present(levelsOf(name, splitter)[0]);
}

/** A DNS label (RFC 1123), since levels become parts of object names and host names. */
const level = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;

export function isLegalLevel(text: string): boolean {
  return level.test(text);
}

/** The longest label value in Kubernetes, which an environment's name becomes. */
export const longestName = 63;

export function isLegalName(name: string, splitter: string): boolean {
  return name.length <= longestName && levelsOf(name, splitter).every(isLegalLevel);
}
