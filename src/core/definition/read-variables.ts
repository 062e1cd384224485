import { error, placeOf, type Diagnostic } from '../diagnostics/diagnostic';
import { present } from '../diagnostics/present';
import { locateValue } from './document-locations';
import { isObject, toPointer, type JsonObject, type JsonValue } from './json';
import type { YamlDocument } from './yaml-document';
import type { Validated } from './validate';
import { isTextInOneWay } from './yaml-dialect';

/**
 * The variables in the maps of `validated`, an environment's content, as the text that stands in the file. A variable
 * is text, and of `true` and `50` nobody doubts which; of `1.10`, `+5` or `True` somebody could.
 */
export function readVariables(validated: Validated, document: YamlDocument): Validated {
  const { value } = validated;
  if (!isObject(value) || !isObject(value.services)) return validated;
  const faults: Fault[] = [];
  const services = mapValues(value.services, (service, name) => {
    if (!isObject(service) || !isObject(service.env)) return service;
    const env = mapValues(service.env, (variable, key) => {
      const path = ['services', name, 'env', key];
      if (typeof variable !== 'number' && typeof variable !== 'boolean') return variable;
      const source = document.sourceOf(path);
      if (source !== undefined && isTextInOneWay(source)) return source;
      faults.push({ path, source });
      return undefined;
    });
    return { ...service, env };
  });
  return {
    value: { ...value, services },
    pruned: new Set([...validated.pruned, ...faults.map(({ path }) => toPointer(path))]),
    diagnostics: [...validated.diagnostics, ...describe(faults, document)],
  };
}

function mapValues(
  map: JsonObject,
  change: (value: JsonValue, key: string) => JsonValue | undefined,
): JsonObject {
  const entries = Object.entries(map).map(([key, value]) => [key, change(value, key)] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as JsonObject;
}

interface Fault {
  readonly path: readonly string[];
  /** What stands in the file; undefined for what a merge key brings. */
  readonly source: string | undefined;
}

/** What YAML has said of a value already is not said again, nor anything of what a merge key brings, a mistake itself. */
function describe(faults: readonly Fault[], { locations, diagnostics }: YamlDocument): Diagnostic[] {
  const places = new Set(diagnostics.map(({ location }) => placeOf(location)));
  return faults.flatMap(({ path, source }) => {
    const location = locateValue(locations, path);
    if (source === undefined || places.has(placeOf(location))) return [];
    const message = `"${present(path.at(-1))}" has to be text or a map, and ${source} can be written in another way`;
    return [error({ code: 'wrong-type', message, location, hint: `Put it into quotes: "${source}"` })];
  });
}
