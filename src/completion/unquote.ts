/**
 * A word as a shell gives it to a program, where the line has it in quotes or with backslashes; a quote may still be
 * open. Nothing is expanded.
 */
export function unquote(word: string): string {
  return word.replace(
    /'([^']*)(?:'|$)|"((?:[^"\\]|\\.)*)(?:"|$)|\\(.)/gs,
    (_all, ...[single, double, escaped]: (string | undefined)[]) =>
      single ?? double?.replace(/\\(["\\$`])/g, '$1') ?? escaped ?? '',
  );
}
