/** In bytes. Pages are a multiple of it, so that no line is in two of them. */
const size = 512;

export interface Write {
  readonly offset: number;
  readonly text: string;
}

/**
 * Keeps each line of a file at a place of its own. A file that is written in place is read page by page, old ones and new
 * ones; if lines moved, one that neither came nor went could be in none of them.
 */
export class LinePlaces {
  private readonly lines: (string | undefined)[] = [];

  /** What to write so that the file has these lines and no others. */
  change(wanted: readonly string[]): Write[] {
    const missing = new Set(wanted);
    const free = this.lines.flatMap((line, place) =>
      line !== undefined && missing.delete(line) ? [] : [place],
    );
    const filled = [...missing].map((line) => this.put(free.shift() ?? this.lines.length, line));
    const cleared = free.filter((place) => this.lines[place] !== undefined);
    return [...filled, ...cleared.map((place) => this.put(place, undefined))];
  }

  private put(place: number, line: string | undefined): Write {
    const text = `${(line ?? '').padEnd(size - 1)}\n`;
    if (Buffer.byteLength(text) !== size) throw new Error(`Too long for its place: ${line}`);
    this.lines[place] = line;
    return { offset: place * size, text };
  }
}
