import { kept } from './kept';
import { toPointer, type Path } from './json';

/** The JSON Pointers of what is missing from a document's content because it was wrong (see `Validated`). */
export type Pruned = ReadonlySet<string>;

/** Of a document that could not be read. */
export const everything: Pruned = new Set(['']);

/**
 * Whether something at `path`, around it or inside of it was taken out, or probably meant by what was: nothing can be
 * said of what is there, nor of its absence.
 */
export function wasPruned(pruned: Pruned, path: Path): boolean {
  if (pruned.size === 0) return false;
  const pointer = toPointer(path);
  return isWithin(pruned, pointer) || isAround(pruned, pointer);
}

/** Whether `pointer` is one of `pointers`, or leads into what one of them points to. */
export function isWithin(pointers: ReadonlySet<string>, pointer: string): boolean {
  return [pointer, ...pointersAround(pointer)].some((outer) => pointers.has(outer));
}

/** The pointers around all that was pruned, of each document whose mistakes are asked for. */
const allAround = kept((pruned: Pruned) => new Set([...pruned].flatMap(pointersAround)));

function isAround(pruned: Pruned, pointer: string): boolean {
  return allAround(pruned).has(pointer);
}

function pointersAround(pointer: string): string[] {
  const parts = pointer.split('/');
  return parts.map((_, index) => parts.slice(0, index).join('/')).slice(1);
}
