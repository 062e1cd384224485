import { error, startOfFile, type Diagnostic } from '../diagnostics/diagnostic';
import { isReadable, type SourceFile, type UnreadableFile } from './source-file';
import {
  baseName,
  environmentFile,
  environmentsFolder,
  isCopy,
  isInEnvironments,
  placeOf,
  settingsFile,
} from './source-file-places';

/** What is wrong with a file as such: that it cannot be read, or else its ending and its place. */
export function checkFile(file: SourceFile): Diagnostic[] {
  const { path } = file;
  const location = startOfFile(path);
  if (!isReadable(file)) return [error({ code: file.problem, message: file.message, location })];
  const diagnostics: Diagnostic[] = [];
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

/** The files that stand for one environment, of which the first is meant. */
export type SameEnvironment = readonly [SourceFile, ...SourceFile[]];

/** Every further file of the environment `name`. */
export function checkDuplicates(name: string, [first, ...others]: SameEnvironment): Diagnostic[] {
  return others.map((other) =>
    error({
      code: 'duplicate-environment',
      message: `"${name}" has a file already`,
      location: startOfFile(other.path),
      related: [{ message: 'The other file', location: startOfFile(first.path) }],
    }),
  );
}

const beginning = `Begin with ${environmentFile('dev')}: services: { web: { image: nginx:1, ports: [80] } }`;

/** Why nothing can be read of a folder. */
export function describeFolder({ path, problem, message }: UnreadableFile): Diagnostic {
  const isBeginning = path !== '' && problem === 'no-environments';
  const location = startOfFile(path);
  return error({ code: problem, message, location, hint: isBeginning ? beginning : undefined });
}

/** A folder of which no file is an environment's. */
export function noEnvironments(): Diagnostic {
  return error({
    code: 'no-environments',
    message: `There is no environment file in "${environmentsFolder}/"`,
    location: startOfFile(environmentsFolder),
    hint: beginning,
  });
}
