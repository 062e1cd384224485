/** Every place of the table of references is found, in objects as people write them. */
import { fromPointer, isObject, type JsonObject, type JsonValue } from '../../src/core/definition/json';
import { changeReferences } from '../../src/core/manifests/change-references';
import { nameReferences } from '../../src/core/manifests/name-references';
import { fullKindOf } from '../../src/core/manifests/object-kinds';
import { referringObjects } from '../support/referring-objects';

function mapTexts(value: JsonValue, change: (text: string) => string): JsonValue {
  if (Array.isArray(value)) return (value as readonly JsonValue[]).map((item) => mapTexts(item, change));
  if (typeof value === 'string') return change(value);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapTexts(item, change)]));
}

test.each(
  referringObjects.map((object, index) => [`${fullKindOf(object)}, object ${String(index)}`, object]),
)('what is named follows in a %s', (_name, object) => {
  const written = mapTexts(object, (text) => text.replace(/^\$/, '')) as JsonObject;
  const expected = mapTexts(object, (text) => (text.startsWith('$') ? `${text.slice(1)}-new` : text));
  const find = (kind: string, name: string): string | undefined =>
    kind === name ? `${name}-new` : undefined;
  expect(changeReferences(written, 'shop', find)).toStrictEqual(expected);
  expect(changeReferences(written, 'shop', () => undefined)).toStrictEqual(written);
});

/** Whether a marked name is at `path`, in some item of each list on the way. */
function hasName(value: JsonValue | undefined, path: readonly string[]): boolean {
  if (Array.isArray(value)) return (value as readonly JsonValue[]).some((item) => hasName(item, path));
  const [key, ...rest] = path;
  if (key === undefined) return typeof value === 'string' && value.startsWith('$');
  return isObject(value) && hasName(value[key], rest);
}

test('no place of the table is left out above', () => {
  const places = nameReferences.flatMap((references) =>
    Object.values(references).flatMap((referrers) => Object.entries(referrers)),
  );
  const missing = places.flatMap(([kind, pointers]) => {
    const objects = referringObjects.filter((object) =>
      [kind, kind.replace('TemplateSpec', '')].includes(fullKindOf(object)),
    );
    return pointers.filter((pointer) => !objects.some((object) => hasName(object, fromPointer(pointer))));
  });
  expect(places.length).toBeGreaterThan(40);
  expect(missing).toEqual([]);
});
