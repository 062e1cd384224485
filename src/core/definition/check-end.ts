import { error, type Diagnostic } from '../diagnostics/diagnostic';
import { locateLines, locateRange } from './document-locations';
import type { ReadableFile } from './source-file';

/** Whether a file's last line has no end. One that is empty says nothing, which is told by itself. */
export function isCutOff({ text }: ReadableFile): boolean {
  return text !== '' && !text.endsWith('\n');
}

/**
 * What is wrong with a file, of which `said` is known. One that has no end may have been cut off, and what is left of
 * it be right and mean something else; what is wrong in the last line that says something, or that it is no YAML, then
 * goes without saying.
 */
export function checkEnd(file: ReadableFile, said: readonly Diagnostic[]): Diagnostic[] {
  if (!isCutOff(file)) return [...said];
  const last = lastLineOf(file);
  const own = said.filter(({ code, location }) => code !== 'yaml-syntax' && location.line < last);
  return [...own, describeEnd(file)];
}

/** The number of the last line that is neither blank nor a comment. */
function lastLineOf({ text }: ReadableFile): number {
  const lines = text.split('\n');
  return lines.reduce((last, line, index) => (/^\s*[^\s#]/.test(line) ? index + 1 : last), 0);
}

function describeEnd({ path, text }: ReadableFile): Diagnostic {
  return error({
    code: 'cut-off',
    message: 'This file does not end in a line break, and may have been cut off here',
    location: locateRange([text.length - 1, text.length], locateLines(path, text)),
    hint: 'If it is whole, end its last line; editors do so by themselves with "insert_final_newline = true" in .editorconfig.',
  });
}
