/**
 * The example and a scenario with much in it, each file cut off at each place: what is accepted and means something
 * else ends in a line break, where nobody can tell that more was to come.
 */
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { hasErrors } from '../src/core/diagnostics/diagnostic';
import { planEnvironments } from '../src/core/plan-environments';
import { isReadable, type ReadableFile } from '../src/core/definition/source-file';
import { readSourceFiles } from '../src/files/read-source-files';
import { repository } from './support/run-envtree';

interface Cut {
  readonly path: string;
  /** What is left of the file. */
  readonly text: string;
}

/** The cuts of one file, among the others as they are, that are accepted and mean something else. */
function findTaken(files: readonly ReadableFile[], { path, text }: ReadableFile): Cut[] {
  const whole = planEnvironments(files).plan;
  const places = Array.from({ length: text.length }, (_, index) => index);
  return places.flatMap((end) => {
    const cut = { path, text: text.slice(0, end) };
    const { plan, diagnostics } = planEnvironments(files.map((file) => (file.path === path ? cut : file)));
    return hasErrors(diagnostics) || isDeepStrictEqual(plan, whole) ? [] : [cut];
  });
}

const folders = ['.', 'test/scenarios/merged-specification', 'test/scenarios/other-words'];

test.each(folders)(
  'of %s, no file that was cut off within a line is taken',
  (folder) => {
    const files = readSourceFiles(join(repository, folder)).filter(isReadable);
    const taken = files.flatMap((file) => findTaken(files, file));
    expect(files.length).toBeGreaterThan(1);
    expect(taken.filter(({ text }) => !text.endsWith('\n'))).toEqual([]);
  },
  120_000,
);
