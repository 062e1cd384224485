import { sideBySide } from './side-by-side';

test('sideBySide() begins a part when one of so many has ended, and runs each once', async () => {
  const ends = new Map<string, () => void>();
  const begun: string[] = [];
  const run = (part: string): Promise<string> => {
    begun.push(part);
    return new Promise((resolve) =>
      ends.set(part, () => {
        resolve(part);
      }),
    );
  };
  const all = sideBySide(['a', 'b', 'c', 'd'], run, 2);
  expect(begun).toEqual(['a', 'b']);
  for (const part of ['b', 'c', 'a', 'd']) {
    ends.get(part)?.();
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(begun).toEqual(['a', 'b', 'c', 'd']);
  expect(await all).toEqual(['b', 'c', 'a', 'd']);
});
