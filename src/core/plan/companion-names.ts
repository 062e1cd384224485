import { forkedWorkload, nameOf } from '../definition/given-instance';
import { fromPointer, isObject, type JsonObject, type JsonValue } from '../definition/json';
import { companionsOf } from '../environment/companions-of';
import type { Environment } from '../environment/environment-tree';
import type { FindName } from '../manifests/change-references';
import { madeObjects } from '../manifests/name-references';
import { fullKindOf } from '../manifests/object-kinds';
import { companionName, workloadName } from '../names/object-names';
import type { Model } from '../services/model';

/** The names that objects have got, by kind and by the name that their files have. */
type Names = ReadonlyMap<string, string>;

/**
 * The names of what comes with environments, as seen from one of them: the nearest one above that has an object of the
 * kind and name decides. Undefined where nothing comes with any of them.
 */
export function nameCompanions(model: Model): (environment: Environment) => FindName | undefined {
  const environments = [...model.tree.environments.values()];
  // Most trees have nothing to look for in thousands of pods.
  if (environments.every(({ definition }) => definition.companions.length === 0)) return () => undefined;
  const named = new Map(environments.map((it) => [it.name, namesIn(it, model)]));
  return ({ ancestors }) => {
    const chain = ancestors.flatMap((name) => named.get(name) ?? []);
    if (chain.every(({ size }) => size === 0)) return undefined;
    return (kind, name) => {
      const key = keyOf(kind, name);
      return chain.map((names) => names.get(key)).find((it) => it !== undefined);
    };
  };
}

function namesIn(environment: Environment, model: Model): Names {
  const { settings } = model.tree;
  const companions = companionsOf(environment, model.tree);
  const place = { environment: environment.name, splitter: settings.splitter };
  return new Map([
    ...namesOfForks(environment, model),
    ...companions.flatMap(({ content }) => namesOfMade(content, place)),
    ...companions.map(({ content, name }) => nameEntry(fullKindOf(content), name, place)),
  ]);
}

interface Place {
  readonly environment: string;
  readonly splitter: string;
}

type NameEntry = readonly [key: string, name: string];

function nameEntry(kind: string, name: string, place: Place): NameEntry {
  return [keyOf(kind, name), companionName({ kind, name, ...place })];
}

/** What an operator makes of an object is called after it, or as it says. */
function namesOfMade(content: JsonObject, place: Place): NameEntry[] {
  const maker = fullKindOf(content);
  const name = nameOf(content);
  return (madeObjects[maker] ?? []).map(({ kind, named, ending = '' }): NameEntry => {
    const said = named === undefined ? undefined : textAt(content, named);
    if (said !== undefined) return nameEntry(kind, said, place);
    const [, renamed] = nameEntry(maker, name, place);
    return [keyOf(kind, name + ending), renamed + ending];
  });
}

function textAt(content: JsonObject, pointer: string): string | undefined {
  const value = fromPointer(pointer).reduce<JsonValue | undefined>(
    (outer, key) => (isObject(outer) ? outer[key] : undefined),
    content,
  );
  return typeof value === 'string' ? value : undefined;
}

/** What scales a workload that the environment has a fork of is about that fork. */
function namesOfForks({ name: environment }: Environment, model: Model): NameEntry[] {
  const { splitter } = model.tree.settings;
  const forks = model.instances.filter((instance) => instance.environment.name === environment);
  return forks.flatMap(({ service, fork }) => {
    const original = fork && forkedWorkload(fork.given);
    if (!original) return [];
    return [
      [keyOf(fullKindOf(original), nameOf(original)), workloadName({ service, environment, splitter })],
    ];
  });
}

function keyOf(kind: string, name: string): string {
  return `${kind}/${name}`;
}
