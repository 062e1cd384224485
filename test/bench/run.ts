/**
 * What rendering costs, beside Helm, Kustomize and cdk8s on the same objects: whole processes, run in turn, so that
 * whatever else the machine does meets them alike. Writes its part of docs/benchmarks.md, and the pictures there.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { prepareGoModules } from '../e2e/programs/prepare-programs';
import { comparedModules } from './compared-programs';
import { describeMachine } from './describe-machine';
import { repository } from './lay-out';
import { measureSize, type BenchOptions } from './measure-size';
import { drawPictures } from './plots';
import { renderingPart } from './rendering-part';
import type { SizeResult } from './results';
import { ratioTable } from './tables';
import { writePart } from './write-part';

const compared = 5000;

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '10,100,1000,5000' },
    rounds: { type: 'string', default: '3' },
  },
});

async function run(): Promise<void> {
  const sizes = values.sizes.split(',').map((text) => readCount('sizes', text));
  const rounds = readCount('rounds', values.rounds);
  execFileSync('npm', ['run', '--silent', 'build'], { cwd: repository, stdio: 'inherit' });
  const programs = await prepareGoModules(comparedModules);
  const machine = describeMachine();
  const folder = mkdtempSync(join(tmpdir(), 'envtree-bench-'));
  try {
    const results = measureSizes(sizes, { rounds, compared, folder, programs });
    const pictures = drawPictures(results);
    const part = renderingPart({ sizes: results, machine, pictures, rounds, compared });
    await writePart('rendering', part, pictures);
    console.log('docs/benchmarks.md is written.');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function readCount(option: string, text: string): number {
  if (!/^[1-9]\d*$/.test(text)) throw new Error(`--${option} takes whole numbers from 1, not "${text}"`);
  return Number(text);
}

/** From the smallest on; a program that is not done in time there is not run with more. */
function measureSizes(sizes: readonly number[], options: BenchOptions): SizeResult[] {
  const givenUp = new Set<string>();
  return [...sizes]
    .sort((a, b) => a - b)
    .map((environments) => {
      const started = Date.now();
      const result = measureSize(environments, givenUp, options);
      for (const { title, missing } of result.programs) if (missing !== undefined) givenUp.add(title);
      const seconds = Math.round((Date.now() - started) / 1000);
      console.log(
        `${environments} environments, ${result.objects} objects: measured in ${seconds} s. User CPU to Helm's:`,
      );
      console.log(ratioTable('user', [result]));
      return result;
    });
}

void run().catch((fault: unknown) => {
  console.error(fault);
  process.exitCode = 1;
});
