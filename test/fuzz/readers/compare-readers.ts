import { inOrder } from '../../support/in-order';
import type { Reader } from './prepare-readers';

/** What each document of `stream` means, as a line of JSON, and what the readers take for something else. */
export function findMisreadings(
  readers: readonly Reader[],
  stream: string,
  meant: readonly string[],
): string[] {
  const wanted = meant.map(canonical);
  return readers.flatMap(({ name, read }) => {
    const lines = read(stream);
    if (lines.length !== wanted.length) {
      return [`${name} reads ${String(lines.length)} documents, not ${String(wanted.length)}`];
    }
    return lines.flatMap((line, index) =>
      canonical(line) === wanted[index] ? [] : [`${name} reads ${line}\n  in place of ${meant[index] ?? ''}`],
    );
  });
}

/** Keys in order, since readers have orders of their own; what cannot be read stays what is said of it. */
function canonical(line: string): string {
  try {
    return JSON.stringify(JSON.parse(line), inOrder);
  } catch {
    return line;
  }
}
