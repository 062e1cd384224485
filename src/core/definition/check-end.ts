import { error, type Diagnostic } from '../diagnostics/diagnostic';
import { present } from '../diagnostics/present';
import type { ReadableFile } from './source-file';

/**
 * A file whose last line has no end: it may have been cut off, and what is left of it be right and mean something else.
 * One that is empty says nothing, which is told by itself.
 */
export function checkEnd({ path, text }: ReadableFile): Diagnostic[] {
  if (text === '' || text.endsWith('\n')) return [];
  const lines = text.split(/\r?\n/);
  const lineText = present(lines.at(-1));
  return [
    error({
      code: 'cut-off',
      message: 'This file does not end in a line break, and may have been cut off here',
      location: {
        file: path,
        line: lines.length,
        column: Math.max(1, lineText.length),
        length: 1,
        lineText,
      },
      hint: 'If it is whole, end its last line; editors do so by themselves with "insert_final_newline = true" in .editorconfig.',
    }),
  ];
}
