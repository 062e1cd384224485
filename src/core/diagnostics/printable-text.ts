import { present } from './present';

/**
 * Whatever would move the cursor, colour the terminal or turn the direction of a line around, and halves of characters:
 * shown as JSON or C would write it.
 */
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** `text` in one line, without anything that a terminal would obey. */
export function escapeControls(text: string): string {
  return text.replace(invisible, (character) => {
    if (character === '\t') return '\\t';
    const code = present(character.codePointAt(0)).toString(16);
    return code.length <= 2 ? `\\x${code.padStart(2, '0')}` : `\\u{${code}}`;
  });
}

/** How much of a line is shown: what is meant, and as much around it as fits. */
const widest = 120;

export interface Excerpt {
  readonly before: string;
  readonly meant: string;
  readonly after: string;
}

/** The part of `line` around what is meant, printable, with `…` where it is cut. */
export function cutAround(line: string, { start, length }: { start: number; length: number }): Excerpt {
  if (line.length <= widest) return excerpt(line, [0, start, start + length, line.length]);
  const end = start + Math.min(length, widest / 2);
  const from = Math.max(0, Math.min(start - widest / 4, line.length - widest));
  return excerpt(line, [from, start, end, Math.min(line.length, from + widest)]);
}

function excerpt(line: string, [from, start, end, to]: readonly [number, number, number, number]): Excerpt {
  return {
    before: (from > 0 ? '…' : '') + escapeControls(line.slice(from, start)),
    meant: escapeControls(line.slice(start, end)),
    after: escapeControls(line.slice(end, to)) + (to < line.length ? '…' : ''),
  };
}

/** Longer than any message of ours, and than any name that somebody has written on purpose. */
const longest = 1_000;

/** A message, which may quote a value of any length, printable and of a length that people read. */
export function shorten(text: string): string {
  if (text.length <= longest) return escapeControls(text);
  const half = longest / 2;
  return `${escapeControls(text.slice(0, half))}…${escapeControls(text.slice(-half))}`;
}
