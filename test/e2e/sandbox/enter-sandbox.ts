import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildDemoApp } from '../programs/build-demo-app';
import { buildInstrumentedApps } from '../programs/instrumented-apps';
import type { Programs } from '../programs/programs';

export interface Assignment {
  readonly programs: Programs;
  /** The cases to run. @default - empty: all of them */
  readonly cases: readonly string[];
  /** Whether to leave all running after the cases, to look around. */
  readonly hold: boolean;
  /** Trees whose sidecars are measured in place of cases, and where to write that. @default - cases are run */
  readonly mesh?: MeshAssignment;
}

export interface MeshAssignment {
  readonly sizes: readonly { readonly services: number; readonly environments: number }[];
  readonly file: string;
}

/** What the program inside is told; it finds it as JSON in this environment variable. */
export const assignmentVariable = 'ENVTREE_E2E';

/** An assignment with a folder for logs, and for whatever else a run writes. */
export interface InsideAssignment extends Assignment {
  readonly folder: string;
}

/**
 * Runs inside.ts as the first process of namespaces of its own (processes, mounts, network). However it ends, the
 * kernel ends all processes that it started and removes its networks and mounts with it, so that nothing is left and
 * two runs do not meet. Gives its exit code; after a failure the folder with the logs stays.
 */
export async function enterSandbox(assignment: Assignment): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'envtree-e2e-'));
  mkdirSync(join(folder, 'log'));
  chmodSync(folder, 0o755);
  const programs = {
    ...assignment.programs,
    ...buildInstrumentedApps(folder, assignment.programs),
    'demo-app': buildDemoApp(folder),
  };
  const inside: InsideAssignment = { ...assignment, programs, folder };
  const namespaces = ['--net', '--mount', '--pid', '--fork', '--mount-proc', '--kill-child'];
  const program = [process.execPath, '--import', 'tsx', join(__dirname, 'inside.ts')];
  const child = spawn('unshare', [...namespaces, ...program], {
    // The program inside ends when this pipe does, which is also when this process is killed.
    stdio: ['pipe', 'inherit', 'inherit'],
    env: { ...process.env, [assignmentVariable]: JSON.stringify(inside) },
  });
  const ignore = (): void => undefined;
  process.on('SIGINT', ignore).on('SIGTERM', () => child.kill('SIGKILL'));
  const code = await new Promise<number>((resolve, reject) => {
    child.once('error', reject).once('close', (status) => {
      resolve(status ?? 1);
    });
  });
  if (code === 0) rmSync(folder, { recursive: true });
  else console.log(`What each program said is in ${join(folder, 'log')}`);
  return code;
}
