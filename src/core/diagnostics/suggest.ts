/**
 * The candidate that `word` is probably a slip of: the one with the fewest edits (insert, delete, replace, swap),
 * if these are at most a third of the word. Letter case does not count.
 */
export function suggest(word: string, candidates: readonly string[]): string | undefined {
  const limit = Math.max(1, Math.floor(word.length / 3));
  const ranked = candidates
    // Each character more or less is an edit.
    .filter((candidate) => Math.abs(candidate.length - word.length) <= limit)
    .map((candidate) => ({ candidate, edits: countEdits(word.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ edits, candidate }) => edits <= limit && candidate !== word)
    .sort((a, b) => a.edits - b.edits || (a.candidate < b.candidate ? -1 : 1));
  return ranked[0]?.candidate;
}

/** `Did you mean "image"?`, where there is a near miss. */
export function didYouMean(word: string, candidates: readonly string[]): string | undefined {
  const suggestion = suggest(word, candidates);
  return suggestion === undefined ? undefined : `Did you mean "${suggestion}"?`;
}

/** More are a wall of text, in which nobody finds theirs. */
const mostNames = 12;

/** The name that was probably meant, else those that there are. */
export function hintNames(word: string, names: readonly string[]): string {
  const more = names.length > mostNames ? [`and ${String(names.length - mostNames)} more`] : [];
  return didYouMean(word, names) ?? `There are: ${[...names.slice(0, mostNames), ...more].join(', ')}`;
}

/** Optimal string alignment distance, row by row. */
function countEdits(from: string, to: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i++) {
    const row = [i];
    for (let j = 1; j <= to.length; j++) {
      const replace = at(last, j - 1) + (from[i - 1] === to[j - 1] ? 0 : 1);
      const swapped = from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      const swap = swapped ? at(beforeLast, j - 2) + 1 : Infinity;
      row.push(Math.min(at(last, j) + 1, at(row, j - 1) + 1, replace, swap));
    }
    [beforeLast, last] = [last, row];
  }
  return at(last, to.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] as number;
}
