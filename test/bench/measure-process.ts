import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** What one run of a program has cost: seconds, and mebibytes of the largest process. */
export interface Cost {
  readonly wall: number;
  readonly user: number;
  readonly system: number;
  readonly memory: number;
}

export interface MeasuredProgram {
  readonly command: readonly string[];
  readonly folder: string;
  readonly environment?: Readonly<Record<string, string>>;
}

export interface Run {
  /** Where the program's output goes. */
  readonly output: string;
  /** After how many seconds it is ended. */
  readonly limit: number;
}

/** Undefined where the program was ended at the limit; one that fails otherwise is an error. */
export function measureProcess(program: MeasuredProgram, { output, limit }: Run): Cost | undefined {
  const measured = spawnSync(
    'python3',
    [join(__dirname, 'measure-process.py'), output, String(limit), ...program.command],
    { cwd: program.folder, env: { ...process.env, ...program.environment }, encoding: 'utf8' },
  );
  if (measured.status !== 0) throw new Error(`Nothing was measured: ${measured.stderr}`);
  const { exitCode, ...cost } = JSON.parse(measured.stdout) as Cost & { readonly exitCode: number };
  if (exitCode === -9 && cost.wall >= limit) return undefined;
  if (exitCode !== 0)
    throw new Error(`${program.command.join(' ')}: exit code ${exitCode}\n${measured.stderr}`);
  return cost;
}
