import { present } from '../diagnostics/present';

/** How many characters are beside each other in a terminal. */
export const terminalWidth = 80;

/** How lines begin, and how long they are. */
export interface LineLayout {
  /** What stands before the first line. @default - nothing */
  readonly indent?: string;
  /** What stands before the others. @default - the same */
  readonly hanging?: string;
  /** @default - the number of its characters */
  readonly lengthOf?: (line: string) => number;
}

/** `text` in lines of at most `width` characters, broken at spaces; a longer word has a line of its own. */
export function wrapWords(text: string, width: number, layout: LineLayout = {}): string[] {
  const { indent = '', hanging = indent, lengthOf = (line: string) => line.length } = layout;
  const [first, ...others] = text.split(' ');
  const lines: string[] = [];
  let line = indent + present(first);
  for (const word of others) {
    const longer = `${line} ${word}`;
    if (lengthOf(longer) <= width) {
      line = longer;
    } else {
      lines.push(line);
      line = hanging + word;
    }
  }
  return [...lines, line];
}
