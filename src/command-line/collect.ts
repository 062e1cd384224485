/** Of an option that may be there several times: its values, in order. */
export function collect(value: string, before: readonly string[]): string[] {
  return [...before, value];
}
