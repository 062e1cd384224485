import { error, startOfFile, type Diagnostic } from '../diagnostics/diagnostic';
import {
  parseEnvironment,
  unknownEnvironment,
  type EnvironmentDefinition,
  type ParsedEnvironment,
} from './environment-definition';
import { parseSettings, settingsFile, type SettingsDefinition } from './settings';
import { isReadable, type SourceFile, type UnreadableFile } from './source-file';

export const environmentsFolder = 'envs';

/** The file of an environment: `envs/dev.proj1.yaml`. */
export function environmentFile(name: string): string {
  return `${environmentsFolder}/${name}.yaml`;
}

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
  const [settingsSource, ...otherSettings] = sorted.filter(({ path }) => !isInEnvironments(path));
  const settings = parseSettings(settingsSource);
  const byName = groupByName(inFolder.filter(isEnvironment));
  const parsed = [...byName].map(([name, [first]]) => parseFile(name, first));
  const firsts = [...byName.values()].map(([first]) => first);
  const others = inFolder.filter((file) => !isEnvironment(file));
  return {
    settings,
    definitions: parsed.map(({ definition }) => definition),
    diagnostics: [
      ...[settings, ...parsed].flatMap(({ diagnostics }) => diagnostics),
      ...[...(settingsSource ? [settingsSource] : []), ...firsts, ...others, ...otherSettings].flatMap(
        checkFile,
      ),
      ...[...byName].flatMap(([name, same]) => checkDuplicates(name, same)),
      ...folders.map(describeFolder),
      ...(inFolder.length === 0 && folders.length === 0 ? [noEnvironments()] : []),
    ],
  };
}

/** What has the place that it ought to have comes before what only seems to be meant by it. */
function byPlace(a: SourceFile, b: SourceFile): number {
  return (
    Number(b.path === placeOf(b.path)) - Number(a.path === placeOf(a.path)) || (a.path < b.path ? -1 : 1)
  );
}

/** Where a file ought to lie. */
function placeOf(path: string): string {
  return isInEnvironments(path) ? environmentFile(withoutEnding(baseName(path))) : settingsFile;
}

/** Hidden files and a README may stand beside environment files. */
function isMeant(path: string): boolean {
  const names = path.split('/');
  return !names.some((name) => name.startsWith('.')) && !path.endsWith('.md');
}

/** The folder that is read, or its `envs`, which stands among the files only where something is wrong with it. */
function isFolder(file: SourceFile): file is UnreadableFile {
  return !isReadable(file) && ['', environmentsFolder].includes(file.path);
}

/** A copy stands for no environment; what cannot be read, and is not named as a file of one, may be anything. */
function isEnvironment(file: SourceFile): boolean {
  const { path } = file;
  return !isCopy(path) && (isReadable(file) || /\.ya?ml$/.test(path));
}

function isInEnvironments(path: string): boolean {
  return path.startsWith(`${environmentsFolder}/`);
}

type Group = readonly [SourceFile, ...SourceFile[]];

function groupByName(files: readonly SourceFile[]): ReadonlyMap<string, Group> {
  const groups = new Map<string, Group>();
  for (const file of files) {
    const name = withoutEnding(baseName(file.path));
    const same = groups.get(name);
    groups.set(name, same ? [...same, file] : [file]);
  }
  return groups;
}

function withoutEnding(name: string): string {
  return name.replace(/\.(ya?ml|json|txt)$/i, '');
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** `dev.yaml~`, `dev.yaml.orig`: what editors and git leave beside a file. */
function isCopy(path: string): boolean {
  const name = baseName(path);
  return /\.ya?ml[^a-z0-9]/i.test(name) && withoutEnding(name) === name;
}

/** What cannot be read counts as an environment of which nothing is known: its children are not at fault. */
function parseFile(name: string, file: SourceFile): ParsedEnvironment {
  if (isReadable(file)) return parseEnvironment(name, file);
  return { definition: unknownEnvironment(name, file.path), diagnostics: [] };
}

function checkFile(file: SourceFile): Diagnostic[] {
  const { path } = file;
  const location = startOfFile(path);
  const diagnostics: Diagnostic[] = [];
  if (!isReadable(file)) diagnostics.push(error({ code: file.problem, message: file.message, location }));
  if (isInEnvironments(path) && !isReadable(file) && !isEnvironment(file)) return diagnostics;
  if (!path.endsWith('.yaml')) {
    const message = isInEnvironments(path)
      ? 'An environment file ends in ".yaml"'
      : `The settings are read from "${settingsFile}"`;
    const hint = isCopy(path)
      ? 'If it is a copy of another file, take it away.'
      : `Rename it to ${placeOf(path)}`;
    diagnostics.push(error({ code: 'wrong-file-ending', message, location, hint }));
  }
  if (isInEnvironments(path) && path.split('/').length > 2) {
    const message = `Environment files lie in "${environmentsFolder}/" itself, not in folders below it`;
    const hint = `Move it to ${environmentsFolder}/${baseName(path)}`;
    diagnostics.push(error({ code: 'file-in-subfolder', message, location, hint }));
  }
  return diagnostics;
}

function checkDuplicates(name: string, [first, ...others]: Group): Diagnostic[] {
  return others.map((other) =>
    error({
      code: 'duplicate-environment',
      message: `"${name}" has a file already`,
      location: startOfFile(other.path),
      related: [{ message: 'The other file', location: startOfFile(first.path) }],
    }),
  );
}

const beginning = `Begin with a root, ${environmentFile('dev')}, that describes your services.`;

function describeFolder({ path, problem, message }: UnreadableFile): Diagnostic {
  const isBeginning = path !== '' && problem === 'no-environments';
  const location = startOfFile(path);
  return error({ code: problem, message, location, hint: isBeginning ? beginning : undefined });
}

function noEnvironments(): Diagnostic {
  return error({
    code: 'no-environments',
    message: `There is no environment file in "${environmentsFolder}/"`,
    location: startOfFile(environmentsFolder),
    hint: beginning,
  });
}
