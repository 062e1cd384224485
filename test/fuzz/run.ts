/**
 * `npm run fuzz`: trees with mistakes, cut files and hostile texts, asked of the commands; and what they print, asked
 * of all readers of YAML. The same seed makes the same trees.
 */
import { program } from 'commander';
import fc from 'fast-check';
import { printYaml } from '../../src/yaml/print-yaml';
import { arbitraryText, awkwardTexts, objectAround } from '../yaml/arbitrary-text';
import { arbitraryFiles } from './arbitrary-files';
import { judgeOutcome, type Outcome } from './oracles';
import { findMisreadings } from './readers/compare-readers';
import { prepareReaders, type Reader } from './readers/prepare-readers';

/** One in so many is asked of the built program instead of its functions. */
const asProgramOneIn = 100;

interface Options {
  readonly runs: number;
  readonly texts: number;
  readonly seed: number;
}

function fuzzTrees(readers: readonly Reader[], { runs, seed }: Options): string[] {
  const outcomes: Outcome[] = [];
  const property = fc.property(arbitraryFiles(), (files) => {
    outcomes.push(judgeOutcome(files, { asProgram: outcomes.length % asProgramOneIn === 0 }));
  });
  const { failed, counterexample, errorInstance } = fc.check(property, { numRuns: runs, seed });
  const rendered = outcomes.filter(({ isRendered, yaml }) => isRendered && yaml !== '');
  const slowest = Math.max(...outcomes.map(({ milliseconds }) => milliseconds));
  console.log(
    `${String(outcomes.length)} trees: ${String(rendered.length)} rendered, ${String(outcomes.length - rendered.length)} refused or empty, the slowest in ${String(slowest)} ms`,
  );
  if (failed) return [`${String(errorInstance)}\n${JSON.stringify(counterexample, null, 2)}`];
  const stream = rendered.map(({ yaml }) => yaml).join('---\n');
  return findMisreadings(
    readers,
    stream,
    rendered.flatMap(({ json }) => json.trimEnd().split('\n')),
  );
}

function fuzzTexts(readers: readonly Reader[], { texts: numRuns, seed }: Options): string[] {
  const texts = [...awkwardTexts, ...fc.sample(arbitraryText, { numRuns, seed })];
  const objects = texts.map(objectAround);
  console.log(`${String(texts.length)} texts, each as a value, a key and in lists`);
  return findMisreadings(
    readers,
    printYaml(objects),
    objects.map((object) => JSON.stringify(object)),
  );
}

function main(options: Options): void {
  console.log(`seed ${String(options.seed)}`);
  const readers = prepareReaders();
  const faults = [...fuzzTexts(readers, options), ...fuzzTrees(readers, options)];
  for (const fault of faults.slice(0, 10)) console.log(fault);
  const names = readers.map(({ name }) => name).join('; ');
  console.log(faults.length === 0 ? `Read alike by ${names}` : `${String(faults.length)} faults`);
  process.exitCode = faults.length === 0 ? 0 : 1;
}

program
  .name('npm run fuzz --')
  .description('Exits with 0 if every answer was as it has to be.')
  .option('--runs <number>', 'trees', Number, 5000)
  .option('--texts <number>', 'texts', Number, 100_000)
  .option('--seed <number>', 'where chance begins', Number, 1)
  .action(main)
  .parse();
