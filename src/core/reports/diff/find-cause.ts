import { locateKey } from '../../definition/document-locations';
import type { EnvironmentDefinition } from '../../definition/environment-definition';
import { present } from '../../diagnostics/present';
import { isSame, toPointer, valueAt, type JsonValue, type Path } from '../../definition/json';
import { annotationKeys, isLevelLabel } from '../../names/object-names';
import type { Instance } from '../../services/instance';
import { placeAt, placeOfSetting } from './compare-environments';
import type { ComparedState, FieldChange, Side } from './difference-report';
import { filesOf, findStatement, statementIn, type Statement } from './find-statement';
import { specificationPath } from './specification-path';

export type Cause = Pick<FieldChange, 'key' | 'place'>;

/** An instance as it is in each of the two states. */
export interface InstancePair {
  readonly from: Instance;
  readonly to: Instance;
  readonly states: { readonly from: ComparedState; readonly to: ComparedState };
}

/**
 * The key of a file that has changed, for a field of an instance's workload that has: the nearest one around it that the
 * later state says otherwise, else one that the earlier state said, else what the whole instance is made by.
 */
export function findCause(keys: Path, pair: InstancePair): Cause {
  const path = specificationPath(keys, pair.to) ?? [];
  for (let length = path.length; length > 0; length -= 1) {
    const found = findChanged(path.slice(0, length), pair);
    if (found) return found;
  }
  return causeOfSettings(keys, pair) ?? causeOfEnvironment(keys, pair) ?? causeOfOrigin(pair.to);
}

function findChanged(path: Path, pair: InstancePair): Cause | undefined {
  const [before, after] = [findStatement(pair.from, path), findStatement(pair.to, path)];
  if (after && !isSaidIn(pair.from, after, path)) return causeAt(after, pair.to.service, 'to');
  if (before && !isSaidIn(pair.to, before, path)) return causeAt(before, pair.from.service, 'from');
  return undefined;
}

/** Whether the same file says the same in the other state, of whose chain it is a part. */
function isSaidIn(instance: Instance, { definition, value }: Statement, path: Path): boolean {
  const other = filesOf(instance).find(({ name }) => name === definition.name);
  const statement = other && statementIn(other, instance.service, path);
  return statement !== undefined && isSame(statement.value, value);
}

function causeAt({ definition, path }: Statement, service: string, side: Side): Cause {
  const full = ['services', service, ...path];
  return { key: formatPath(full), place: placeAt(locateKey(definition.locations, full), side) };
}

/** A path that begins with the key of a map. */
function formatPath(path: Path): string {
  const formatStep = (key: string | number): string =>
    typeof key === 'number' || !/^[\w-]+$/.test(key) ? `[${key}]` : `.${key}`;
  return path.map(formatStep).join('').slice(1);
}

/** The label with the environment, and those of its levels. */
function causeOfSettings(keys: Path, { states: { from, to } }: InstancePair): Cause | undefined {
  const labels = [from.model.tree.settings.label, to.model.tree.settings.label];
  const last = String(keys.at(-1));
  const isOfEnvironment = labels.some((label) => last === label || isLevelLabel(last, label));
  if (labels[0] === labels[1] || !isOfEnvironment) return undefined;
  const place = placeOfSetting('label', to, 'to') ?? placeOfSetting('label', from, 'from');
  return place && { key: 'label', place };
}

/** The keys of an environment that decide what all of its instances are made of. */
const deciding = ['extends', 'instrumentation', 'objects'] as const;

/** The nearest file that says one of these otherwise, or that says what an annotation of the workload repeats. */
function causeOfEnvironment(keys: Path, { from, to, states }: InstancePair): Cause | undefined {
  const repeated = Object.entries(annotationKeys).find(([, annotation]) => annotation === keys.at(-1));
  const meant = repeated ? [repeated[0]] : deciding;
  const [before, after] = [filesAbove(from, states.from), filesAbove(to, states.to)];
  const names = [...new Set([...after, ...before].map(({ name }) => name))];
  for (const [name, key] of names.flatMap((it) => meant.map((said) => [it, said] as const))) {
    const [later, earlier] = [after, before].map((all) => all.find((it) => it.name === name));
    const [now, then] = [later, earlier].map((it) => it && valueOf(key, it));
    if (isSame(now, then)) continue;
    const side = now === undefined ? 'from' : 'to';
    const { locations } = present(side === 'to' ? later : earlier);
    return { key, place: placeAt(locateKey(locations, [key]), side) };
  }
  return undefined;
}

/** The files of an instance's environment and of all above it, its own first, whether they name the service or not. */
function filesAbove({ environment }: Instance, { model: { tree } }: ComparedState): EnvironmentDefinition[] {
  const above = environment.ancestors.flatMap((name) => tree.environments.get(name) ?? []);
  return above.flatMap(({ definition, bases }) => [definition, ...bases]);
}

/** What comes with an environment may be named otherwise by the same file. */
function valueOf(key: string, definition: EnvironmentDefinition): JsonValue | undefined {
  const said = valueAt(definition as unknown as JsonValue, [key]);
  return key === 'objects' && said !== undefined ? definition.companions.map(({ content }) => content) : said;
}

/** Where the manifest is named that the instance is, or is a fork of; else where the own file names the service. */
export function causeOfOrigin(instance: Instance): Cause {
  const { service, environment } = instance;
  const origin = filesOf(instance).find(({ given }) => Object.hasOwn(given, service));
  const { locations } = origin ?? environment.definition;
  const path = ['services', service];
  const manifest = [...path, 'manifest'];
  const isNamed = locations.keys.has(toPointer(manifest));
  return {
    key: formatPath(isNamed ? manifest : path),
    place: placeAt(locateKey(locations, manifest), 'to'),
  };
}
