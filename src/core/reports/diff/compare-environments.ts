import { isSame, toPointer, type JsonValue } from '../../definition/json';
import type { Location } from '../../diagnostics/diagnostic';
import { present } from '../../diagnostics/present';
import type { Plan } from '../../plan/plan';
import type { ComparedState, EnvironmentChanges, Place, SettingChange, Side } from './difference-report';

/** The environments that come, go, or move to another namespace. */
export function compareEnvironments(from: ComparedState, to: ComparedState): EnvironmentChanges {
  const [before, after] = [namespacesOf(from.plan), namespacesOf(to.plan)];
  const both = [...before.keys()].filter((name) => after.has(name));
  return {
    count: { from: before.size, to: after.size },
    added: [...after.keys()].filter((name) => !before.has(name)),
    removed: [...before.keys()].filter((name) => !after.has(name)),
    moved: both.flatMap((environment) => {
      const moved = {
        environment,
        from: present(before.get(environment)),
        to: present(after.get(environment)),
      };
      return moved.from === moved.to ? [] : [moved];
    }),
  };
}

function namespacesOf({ environments }: Plan): Map<string, string> {
  return new Map(environments.map(({ name, namespace }) => [name, namespace]));
}

/** The settings that differ, but for warnings, which are nothing that is rendered. */
export function compareSettings(from: ComparedState, to: ComparedState): SettingChange[] {
  // Where there were no environments, or are none left, nothing held for any.
  if (from.plan.environments.length === 0 || to.plan.environments.length === 0) return [];
  const [before, after] = [settingsOf(from), settingsOf(to)];
  const keys = Object.keys(after).filter((key) => key !== 'warnings');
  return keys.sort().flatMap((key) => {
    const values = { from: before[key] ?? null, to: after[key] ?? null };
    if (isSame(values.from, values.to)) return [];
    const place = placeOfSetting(key, to, 'to') ?? placeOfSetting(key, from, 'from');
    return [{ key, ...values, ...(place && { place }) }];
  });
}

function settingsOf({ model: { tree } }: ComparedState): Record<string, JsonValue | undefined> {
  return { ...tree.settings, default: tree.defaultEnvironment } as unknown as Record<
    string,
    JsonValue | undefined
  >;
}

/** Where the settings of a state say `key`, if they do. */
export function placeOfSetting(
  key: string,
  { model: { tree } }: ComparedState,
  side: Side,
): Place | undefined {
  const found = tree.settingsLocations.keys.get(toPointer([key]));
  return found && placeAt(found, side);
}

/** A location without its text. */
export function placeAt({ file, line, column }: Location, side: Side): Place {
  return { side, file, line, column };
}
