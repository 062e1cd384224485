import process from 'node:process';
import { equivalentMutants } from './equivalent-mutants.mjs';

/** Tells which survivors are named as equivalent, and fails for those that are named and do not survive (any more). */
class EquivalentsReporter {
  onMutationTestReportReady({ files }) {
    const mutants = Object.entries(files).flatMap(([file, { source, mutants: all }]) =>
      all.map(({ location, replacement, status }) => ({
        file,
        status,
        code: textAt(source, location),
        line: source.split('\n')[location.start.line - 1].trim(),
        becomes: replacement,
      })),
    );
    const survivors = mutants.filter(({ status }) => status === 'Survived' || status === 'NoCoverage');
    const isNamed = (mutant) => equivalentMutants.some((named) => isSame(named, mutant));
    const unnamed = survivors.filter((mutant) => !isNamed(mutant));
    process.stdout.write(
      `${survivors.length} survivors, of which ${survivors.length - unnamed.length} are named as equivalent\n`,
    );
    const wrong = equivalentMutants.filter(
      (named) => named.file in files && !survivors.some((mutant) => isSame(named, mutant)),
    );
    for (const { file, line = '', code, becomes } of wrong)
      process.stderr.write(`Named as equivalent, and no survivor: ${file}: ${line} ${code} -> ${becomes}\n`);
    if (wrong.length > 0) process.exitCode = 1;
  }
}

function isSame(named, { file, line, code, becomes }) {
  const isThere = named.file === file && (named.line === undefined || named.line === line);
  return isThere && named.code === code && named.becomes === becomes;
}

/** What stands in `source` where a mutant is; lines and columns count from 1. */
function textAt(source, { start, end }) {
  const lines = source.split('\n').slice(start.line - 1, end.line);
  lines[lines.length - 1] = lines.at(-1).slice(0, end.column - 1);
  return lines.join('\n').slice(start.column - 1);
}

export const strykerPlugins = [
  { kind: 'Reporter', name: 'equivalents', injectableClass: EquivalentsReporter },
];
