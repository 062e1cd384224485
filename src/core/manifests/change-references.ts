import { fromPointer, isObject, type JsonObject, type JsonValue } from '../definition/json';
import { nameReferences } from './name-references';
import { fullKindOf, templatePlace } from './object-kinds';

/** The name that an object of a kind has got; undefined where it keeps its own. */
export type FindName = (kind: string, name: string) => string | undefined;

/** A place in objects of one kind where names of others stand. */
interface Place {
  readonly path: readonly string[];
  /** The kinds that can be named there. */
  readonly kinds: readonly string[];
}

const places = groupPlaces();

function groupPlaces(): ReadonlyMap<string, Place[]> {
  const all = nameReferences
    .flatMap((references) => Object.entries(references))
    .flatMap(([kind, referrers]) =>
      Object.entries(referrers).flatMap(([referrer, pointers]) =>
        pointers.map((pointer) => ({ kind, referrer, pointer })),
      ),
    );
  const referrers = [...new Set(all.map(({ referrer }) => referrer))];
  return new Map(
    referrers.map((referrer) => {
      const here = all.filter((it) => it.referrer === referrer);
      const pointers = [...new Set(here.map(({ pointer }) => pointer))];
      const found = pointers.map((pointer): Place => {
        const kinds = here.filter((it) => it.pointer === pointer).map(({ kind }) => kind);
        return { path: fromPointer(pointer), kinds };
      });
      return [referrer, found] as const;
    }),
  );
}

/** `object`, one of `namespace`, with the names that others have got wherever it names them. */
export function changeReferences(object: JsonObject, namespace: string, find: FindName): JsonObject {
  return placesFor(fullKindOf(object)).reduce<JsonObject>((changed, { path, kinds }) => {
    const rename = (name: string, beside: JsonObject): string => {
      const meant = kinds.filter((it) => isMeant(it, namespace, beside));
      return meant.map((it) => find(it, name)).find((it) => it !== undefined) ?? name;
    };
    return changeAt(changed, path, { rename, beside: changed }) as JsonObject;
  }, object);
}

function placesFor(kind: string): Place[] {
  const template = templatePlace(kind);
  const own = placesIn(kind);
  if (!template) return own;
  return [
    ...own,
    ...placesIn('PodTemplateSpec').map(({ path, kinds }) => ({ path: [...template, ...path], kinds })),
  ];
}

function placesIn(kind: string): Place[] {
  return places.get(kind) ?? [];
}

/** Beside a name may stand whose it is: `kind` in a `roleRef`, and `namespace` among `subjects`. */
function isMeant(kind: string, namespace: string, beside: JsonObject): boolean {
  const [plain] = kind.split('.');
  return (beside.kind ?? plain) === plain && (beside.namespace ?? namespace) === namespace;
}

interface Change {
  readonly rename: (name: string, beside: JsonObject) => string;
  /** The map that the value stands in. */
  readonly beside: JsonObject;
}

function changeAt(value: JsonValue, path: readonly string[], change: Change): JsonValue {
  if (Array.isArray(value)) {
    return (value as readonly JsonValue[]).map((item) => changeAt(item, path, change));
  }
  const [key, ...rest] = path;
  if (key === undefined) return typeof value === 'string' ? change.rename(value, change.beside) : value;
  if (!isObject(value)) return value;
  const inner = value[key];
  if (inner === undefined) return value;
  return { ...value, [key]: changeAt(inner, rest, { ...change, beside: value }) };
}
