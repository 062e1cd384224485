import type { EnvironmentTree } from './environment-tree';
import { levelsSideBySide, type Level } from './levels';

/** A level that is probably a slip of the keyboard, and the one beside it that was meant. */
export interface Slip {
  readonly level: Level;
  readonly meant: Level;
}

/** All of these, each level once. A root without a file is told of by itself (see `noRootFile`). */
export function findSlips(tree: EnvironmentTree): Slip[] {
  return levelsSideBySide(tree).flatMap((levels) => {
    const known = levels.filter(({ above, environment }) => above !== undefined || environment);
    // What a level can be a slip of comes before it, so that of two levels one is told.
    const sorted = known.sort(byWeight);
    return sorted.flatMap((level, index) => {
      const meant = sorted.slice(0, index).find(({ label }) => isSlip(level.label, label));
      return meant ? [{ level, meant }] : [];
    });
  });
}

/** What has a file comes first, then what has more below it; of the others each stays in its place, by name. */
function byWeight(a: Level, b: Level): number {
  const files = Number(b.environment !== undefined) - Number(a.environment !== undefined);
  return files || b.holds.length - a.holds.length;
}

/** The fewest letters of a word in which a swap is a slip, and in which another edit is. */
const shortest = { swap: 4, edit: 8 };

/**
 * Whether one edit between letters makes `a` of `b`: two neighbours swapped, or one letter more, less or another inside
 * of a long word. Numbers, the ends of words and short words are where names differ on purpose: `proj1` and `proj2`,
 * `payment` and `payments`, `anna` and `anne`.
 */
export function isSlip(a: string, b: string): boolean {
  const start = countAlike(a, b);
  const end = countAlike(reverse(a.slice(start)), reverse(b.slice(start)));
  const [inA, inB] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  const isEdit = isLetters(inA, 1) && isLetters(inB, 1);
  const isSwap = inA.length === 2 && isLetters(inA, 2) && inA === reverse(inB);
  if (!isEdit && !isSwap) return false;
  const before = countLetters(reverse(a.slice(0, start)));
  const after = countLetters(a.slice(a.length - end));
  const letters = before + Math.min(inA.length, inB.length) + after;
  return isSwap ? letters >= shortest.swap : before > 0 && after > 0 && letters >= shortest.edit;
}

/** With how many characters both begin. */
function countAlike(a: string, b: string): number {
  let count = 0;
  while (count < a.length && a[count] === b[count]) count += 1;
  return count;
}

function isLetters(text: string, most: number): boolean {
  return text.length <= most && countLetters(text) === text.length;
}

/** With how many letters it begins. */
function countLetters(text: string): number {
  const other = text.search(/[^a-z]/);
  return other === -1 ? text.length : other;
}

function reverse(text: string): string {
  return Array.from(text).reverse().join('');
}
