import type { Diagnostic } from '../diagnostics/diagnostic';
import {
  checkDuplicates,
  checkFile,
  describeFolder,
  noEnvironments,
  type SameEnvironment,
} from './check-source-files';
import {
  parseEnvironment,
  unknownEnvironment,
  type EnvironmentDefinition,
  type ParsedEnvironment,
} from './environment-definition';
import { kept } from './kept';
import { parseSettings, type SettingsDefinition } from './settings';
import { isReadable, type ReadableFile, type SourceFile } from './source-file';
import {
  byPlace,
  environmentOf,
  isEnvironment,
  isFolder,
  isInEnvironments,
  isMeant,
} from './source-file-places';
import { everything } from './was-pruned';

export interface ParsedFiles {
  readonly settings: SettingsDefinition;
  /** One for each environment that has a file. */
  readonly definitions: readonly EnvironmentDefinition[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Parses the settings and all environment files, in whatever order they come. */
export function parseSourceFiles(files: readonly SourceFile[]): ParsedFiles {
  const meant = [...files].filter(({ path }) => isMeant(path)).sort(byPlace);
  const folders = meant.filter(isFolder);
  const sorted = meant.filter((file) => !isFolder(file));
  const inFolder = sorted.filter(({ path }) => isInEnvironments(path));
  const settings = parseSettings(sorted.find(({ path }) => !isInEnvironments(path)));
  const byName = groupByName(inFolder.filter(isEnvironment));
  const environments = [...byName.values()].map(parseFiles);
  const repeated = new Set([...byName.values()].flatMap(([, ...others]) => others));
  return {
    settings,
    definitions: environments.map(({ definition }) => definition),
    diagnostics: [
      ...[settings, ...environments].flatMap(({ diagnostics }) => diagnostics),
      ...sorted.filter((file) => !repeated.has(file)).flatMap(checkFile),
      ...[...byName].flatMap(([name, same]) => checkDuplicates(name, same)),
      ...folders.map(describeFolder),
      ...(inFolder.length === 0 && folders.length === 0 ? [noEnvironments()] : []),
    ],
  };
}

function groupByName(files: readonly SourceFile[]): ReadonlyMap<string, SameEnvironment> {
  const groups = new Map<string, SameEnvironment>();
  for (const file of files) {
    const name = environmentOf(file.path);
    const same = groups.get(name);
    groups.set(name, same ? [...same, file] : [file]);
  }
  return groups;
}

/** Of several files for one environment nobody knows which is meant, so that nothing follows from what one lacks. */
function parseFiles([first, ...others]: SameEnvironment): ParsedEnvironment {
  const { definition, diagnostics } = parseFile(first);
  return {
    definition: others.length === 0 ? definition : { ...definition, pruned: everything },
    diagnostics,
  };
}

/** What cannot be read counts as an environment of which nothing is known: its children are not at fault. */
function parseFile(file: SourceFile): ParsedEnvironment {
  if (isReadable(file)) return parseReadable(file);
  return { definition: unknownEnvironment(environmentOf(file.path), file.path), diagnostics: [] };
}

/** Two trees may have the same file, and reading it is most of the work. */
const parseReadable = kept((file: ReadableFile) => parseEnvironment(environmentOf(file.path), file));
