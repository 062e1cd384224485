import { parse } from 'yaml';

/** `text`, however `object` was printed, means the same to readers of either version of YAML. */
export function expectSurvival(object: object, text: string): void {
  for (const version of ['1.1', '1.2'] as const) {
    const read: unknown = parse(text, { version, uniqueKeys: false });
    expect(JSON.stringify(read)).toBe(JSON.stringify(object));
  }
}
