import { parse } from 'yaml';
import { synthesize } from '../../src/constructs/synthesize';
import { noLocations } from '../../src/core/definition/document-locations';
import type { EnvironmentDefinition } from '../../src/core/definition/environment-definition';
import { parseSettings, type Settings } from '../../src/core/definition/settings';
import type { ReadableFile } from '../../src/core/definition/source-file';
import { growTree } from '../../src/core/environment/environment-tree';
import { planModel } from '../../src/core/plan-environments';
import { resolveModel } from '../../src/core/services/model';

/** What would be rendered of the settings and a root's file, if nothing in them were looked at. */
export function renderUnchecked([settingsFile, root]: readonly [ReadableFile, ReadableFile]): object[] {
  const written = parse(settingsFile.text) as Partial<Settings>;
  const settings = { ...parseSettings(undefined).settings, ...written };
  const definition: EnvironmentDefinition = {
    ...(parse(root.text) as Pick<EnvironmentDefinition, 'services'>),
    name: 'dev',
    given: {},
    known: [],
    companions: [],
    locations: noLocations(root.path),
    pruned: new Set(),
  };
  const tree = growTree([definition], {
    settings,
    locations: noLocations(settingsFile.path),
    pruned: new Set(),
    diagnostics: [],
  });
  return synthesize(planModel(resolveModel(tree))).flatMap(({ manifests }) => manifests);
}
