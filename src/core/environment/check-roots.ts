import { locateKey, locateValue } from '../definition/document-locations';
import { settingsFile, type SettingsDefinition } from '../definition/settings';
import { error, startOfFile, warning, type Diagnostic } from '../diagnostics/diagnostic';
import { present } from '../diagnostics/present';
import { didYouMean } from '../diagnostics/suggest';
import type { Environment } from './environment-tree';

export interface DefaultChoice {
  readonly root: string | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** The default environment: the one that the settings name, else the only root. */
export function findDefault(
  environments: readonly Environment[],
  { settings, locations }: SettingsDefinition,
): DefaultChoice {
  const roots = [...new Set(environments.map(({ root }) => root))];
  const [first] = roots;
  if (settings.default !== undefined) {
    if (roots.includes(settings.default)) return { root: settings.default, diagnostics: [] };
    const message = `"${settings.default}" is no root; the roots are ${roots.map((root) => `"${root}"`).join(', ')}`;
    const location = locateValue(locations, ['default']);
    const hint = didYouMean(settings.default, roots);
    return { root: undefined, diagnostics: [error({ code: 'unknown-default', message, location, hint })] };
  }
  if (first === undefined || roots.length === 1) return { root: first, diagnostics: [] };
  return { root: undefined, diagnostics: [describeChoice(roots, environments)] };
}

function describeChoice(roots: readonly string[], environments: readonly Environment[]): Diagnostic {
  const places = roots.map((root) => present(environments.find((environment) => environment.root === root)));
  return error({
    code: 'no-default',
    message: `There are several roots, ${roots.map((root) => `"${root}"`).join(', ')}, and no default environment`,
    location: startOfFile(settingsFile),
    related: places.map(({ root, definition }) => ({
      message: `"${root}" comes from here`,
      location: startOfFile(definition.locations.file),
    })),
    hint: `Say in ${settingsFile} which one answers requests that carry no environment: default: ${present(roots[0])}`,
  });
}

/** A root without a file is allowed, and more often a slip. */
export function checkRoots(environments: readonly Environment[]): Diagnostic[] {
  const names = new Set(environments.map(({ name }) => name));
  const roots = [...names].filter((name) => environments.some(({ root }) => root === name));
  return environments
    .filter(({ root }) => !names.has(root))
    .map(({ name, root, definition }) =>
      warning({
        code: 'no-root-file',
        message: `"${name}" is below the root "${root}", which has no file`,
        location: startOfFile(definition.locations.file),
        hint: didYouMean(root, roots) ?? `A file with {} for "${root}" is enough, if that is what you mean.`,
      }),
    );
}

export function checkNamespace({ name, root, definition }: Environment): Diagnostic[] {
  if (definition.namespace === undefined || name === root) return [];
  return [
    error({
      code: 'namespace-below-root',
      message: `"${name}" lives in the namespace of its root, "${root}", and cannot have another one`,
      location: locateKey(definition.locations, ['namespace']),
    }),
  ];
}
