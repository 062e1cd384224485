import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Programs } from '../e2e/programs/programs';
import { envtreePrograms, otherPrograms, titles, type BenchProgram } from './bench-programs';
import { compareDocuments, readDocuments, type Documents } from './compared-objects';
import { generateTree } from './generated-tree';
import { layOut, layOutManifests } from './lay-out';
import { measureProcess, type Cost } from './measure-process';
import type { ProgramResult, SizeResult } from './results';

export interface BenchOptions {
  readonly rounds: number;
  /** How many objects of each output are compared by content. */
  readonly compared: number;
  readonly folder: string;
  readonly programs: Programs;
}

/** Measures every program at one size, in turn, but for those that `given up` on a smaller one. */
export function measureSize(
  environments: number,
  givenUp: ReadonlySet<string>,
  options: BenchOptions,
): SizeResult {
  const layout = layOut(options.folder, generateTree(environments));
  const ours = envtreePrograms(layout);
  const [json = '', yaml = ''] = [titles.json, titles.yaml].map(
    (title) => runOnce(title, ours, options).text,
  );
  layOutManifests(layout, { json, yaml });
  for (const title of [titles.environmentKept, titles.argocdKept]) runOnce(title, ours, options);
  const wanted = readDocuments(json);
  const all = [...ours, ...otherPrograms(layout, options.programs)];
  const limit = limitFor(runOnce(titles.helm, all, options).cost);
  const measurements = all.map((program) => new Measurement(program, { ...options, wanted, limit }));
  const running = measurements.filter(({ program }) => !givenUp.has(program.title));
  for (let round = 0; round < options.rounds; round++) {
    // Another one goes first in each round.
    const first = Math.floor((round * running.length) / options.rounds);
    for (const it of [...running.slice(first), ...running.slice(0, first)]) it.measure();
  }
  return { environments, objects: wanted.size, limit, programs: measurements.map((it) => it.result()) };
}

/** After so many seconds a program is ended, which is long beside what Helm takes, however busy the machine is. */
function limitFor({ wall }: Cost): number {
  return Math.max(60, Math.ceil(25 * wall));
}

interface Once {
  readonly cost: Cost;
  readonly text: string;
}

/** A run that is not counted. */
function runOnce(title: string, programs: readonly BenchProgram[], { folder }: BenchOptions): Once {
  const program = programs.find((it) => it.title === title);
  const output = join(folder, 'output');
  const cost = program && measureProcess(program, { output, limit: 900 });
  if (cost === undefined) throw new Error(`${title} is not done after a quarter of an hour`);
  return { cost, text: readFileSync(output, 'utf8') };
}

interface MeasurementOptions extends BenchOptions {
  readonly wanted: Documents;
  readonly limit: number;
}

/** One program's runs: the first one's output is looked at, and the others have to print the same. */
class Measurement {
  private readonly costs: Cost[] = [];
  private hash = '';
  private isEnded = false;

  constructor(
    readonly program: BenchProgram,
    private readonly options: MeasurementOptions,
  ) {}

  measure(): void {
    if (this.isEnded) return;
    const { folder, limit } = this.options;
    const output = join(folder, 'output');
    const cost = measureProcess(this.program, { output, limit });
    if (cost === undefined) {
      this.isEnded = true;
      return;
    }
    this.accept(readFileSync(this.program.writes ?? output, 'utf8'));
    this.costs.push(cost);
  }

  result(): ProgramResult {
    const { title } = this.program;
    if (this.isEnded) return { title, costs: [], missing: 'ended at the limit' };
    return { title, costs: this.costs, ...(this.costs.length === 0 && { missing: 'not run' }) };
  }

  private accept(text: string): void {
    const hash = createHash('sha256').update(text).digest('hex');
    if (this.hash !== '' && this.hash !== hash) throw new Error(`${this.program.title} prints other things`);
    if (this.hash === '') this.compare(text);
    this.hash = hash;
  }

  private compare(text: string): void {
    const { prints, title } = this.program;
    if (prints === 'text') return;
    try {
      const found = readDocuments(text);
      const { wanted: all, compared } = this.options;
      const isSome = prints === 'some objects';
      const wanted = isSome ? new Map([...all].filter(([name]) => found.has(name))) : all;
      if (wanted.size === 0) throw new Error('There is none of the objects');
      compareDocuments(wanted, found, compared);
    } catch (fault) {
      throw new Error(`${title} does not print the same objects`, { cause: fault });
    }
  }
}
