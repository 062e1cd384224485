import { locateValue } from '../definition/document-locations';
import { settingsFile } from '../definition/source-file-places';
import { wasPruned } from '../definition/was-pruned';
import { error, startOfFile, type Diagnostic } from '../diagnostics/diagnostic';
import { present } from '../diagnostics/present';
import { didYouMean } from '../diagnostics/suggest';
import type { EnvironmentTree } from '../environment/environment-tree';
import type { Model } from '../services/model';

/** No root, or none of several, is the one that answers requests which carry no environment. */
export function defaultEnvironment({ tree }: Model): Diagnostic[] {
  if (tree.defaultEnvironment !== undefined) return [];
  const { settings, settingsPruned, unplaced, roots } = tree;
  if (wasPruned(settingsPruned, ['default']) || roots.length === 0) return [];
  if (settings.default === undefined) return countKnown(tree) < 2 ? [] : [describeChoice(tree)];
  // It may be one of those whose names are wrong.
  return unplaced.length > 0 ? [] : [describeUnknown(settings.default, tree)];
}

/** How many roots there are beside those of whose files nothing is known, which may be none of an environment. */
function countKnown({ roots, environments }: EnvironmentTree): number {
  const isKnown = (root: string): boolean => environments.get(root)?.definition.locations.values.size !== 0;
  return roots.filter(isKnown).length;
}

function describeUnknown(name: string, { roots, settingsLocations }: EnvironmentTree): Diagnostic {
  return error({
    code: 'unknown-default',
    message: `"${name}" is no root; the roots are ${roots.map((root) => `"${root}"`).join(', ')}`,
    location: locateValue(settingsLocations, ['default']),
    hint: didYouMean(name, roots),
  });
}

function describeChoice({ roots, environments }: EnvironmentTree): Diagnostic {
  const files = roots.map((root) => {
    const { definition } = present(
      [...environments.values()].find((environment) => environment.root === root),
    );
    return { root, file: definition.locations.file };
  });
  return error({
    code: 'no-default',
    message: `There are several roots, ${roots.map((root) => `"${root}"`).join(', ')}, and no default environment`,
    location: startOfFile(settingsFile),
    related: files.map(({ root, file }) => ({
      message: `"${root}" comes from here`,
      location: startOfFile(file),
    })),
    hint: `Say in ${settingsFile} which one answers requests that carry no environment: default: ${present(roots[0])}`,
  });
}
