import { LinePlaces, type Write } from './line-places';

function apply(file: Buffer, writes: readonly Write[]): Buffer {
  const end = Math.max(file.length, ...writes.map(({ offset, text }) => offset + text.length));
  const after = Buffer.concat([file], end);
  for (const { offset, text } of writes) after.write(text, offset);
  return after;
}

const linesOf = (file: Buffer): string[] =>
  file
    .toString()
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

test('LinePlaces has the wanted lines, and none other', () => {
  const places = new LinePlaces();
  let file: Buffer = Buffer.alloc(0);
  for (const wanted of [['a', 'b', 'c'], ['c'], ['d', 'c', 'e', 'f'], [], ['f', 'a']]) {
    file = apply(file, places.change(wanted));
    expect(linesOf(file).sort()).toEqual([...wanted].sort());
  }
  expect(file).toHaveLength(4 * 512);
});

test('LinePlaces leaves a line that stays where it is', () => {
  const places = new LinePlaces();
  const before = apply(Buffer.alloc(0), places.change(['a', 'b', 'stays', 'c']));
  const at = before.indexOf('stays');
  const writes = places.change(['stays', 'new']);
  expect(writes.every(({ offset }) => offset !== at)).toBe(true);
  expect(apply(before, writes).indexOf('stays')).toBe(at);
  expect(places.change(['new', 'stays'])).toEqual([]);
});

test('LinePlaces refuses what would reach into the next place', () => {
  expect(() => new LinePlaces().change(['x'.repeat(512)])).toThrow('Too long');
});
