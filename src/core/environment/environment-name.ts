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
