import { error, startOfFile, type Diagnostic } from '../diagnostics/diagnostic';
import { checkEnd } from './check-end';
import { parseEnvironment, type EnvironmentDefinition } from './environment-definition';
import { parseSettings, settingsFile, type SettingsDefinition } from './settings';
import { isReadable, type ReadableFile, type SourceFile, type UnreadableFile } from './source-file';

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
  const meant = [...files].filter(({ path }) => isMeant(path)).sort((a, b) => (a.path < b.path ? -1 : 1));
  const folders = meant.filter(isFolder);
  const sorted = meant.filter((file) => !isFolder(file));
  const settings = parseSettings(sorted.filter(isReadable).find(({ path }) => path === settingsFile));
  const byName = groupByName(sorted.filter(isEnvironment));
  const parsed = [...byName].map(([name, [first]]) => parseEnvironment(name, asText(first)));
  return {
    settings,
    definitions: parsed.map(({ definition }) => definition),
    diagnostics: [
      ...withoutFollowing(
        [settings, ...parsed].flatMap(({ diagnostics }) => diagnostics),
        sorted.filter(isReadable).flatMap(checkEnd),
      ),
      ...sorted.flatMap(checkFile),
      ...[...byName].flatMap(([name, same]) => checkDuplicates(name, same)),
      ...folders.map(describeFolder),
      ...(byName.size === 0 && folders.length === 0 ? [noEnvironments()] : []),
    ],
  };
}

/** Of a file that was cut off it goes without saying that what is left is no YAML. */
function withoutFollowing(said: readonly Diagnostic[], ends: readonly Diagnostic[]): Diagnostic[] {
  const cutOff = new Set(ends.map(({ location }) => location.file));
  return [
    ...said.filter(({ code, location }) => code !== 'yaml-syntax' || !cutOff.has(location.file)),
    ...ends,
  ];
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

/** What cannot be read, and is not named as an environment file, may be anything: a link to a folder, say. */
function isEnvironment(file: SourceFile): boolean {
  const { path } = file;
  return isInEnvironments(path) && (isReadable(file) || /\.ya?ml$/.test(path));
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

/** What cannot be read counts as an environment of which nothing is known: its children are not at fault. */
function asText(file: SourceFile): ReadableFile {
  return isReadable(file) ? file : { path: file.path, text: '{}' };
}

function checkFile(file: SourceFile): Diagnostic[] {
  const { path } = file;
  const location = startOfFile(path);
  const diagnostics: Diagnostic[] = [];
  const wanted = isInEnvironments(path) ? environmentFile(withoutEnding(baseName(path))) : settingsFile;
  if (!isReadable(file)) diagnostics.push(error({ code: file.problem, message: file.message, location }));
  if (!isReadable(file) && !isEnvironment(file)) return diagnostics;
  if (!path.endsWith('.yaml')) {
    const message = isInEnvironments(path)
      ? 'An environment file ends in ".yaml"'
      : `The settings are read from "${settingsFile}"`;
    diagnostics.push(error({ code: 'wrong-file-ending', message, location, hint: `Rename it to ${wanted}` }));
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
