import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The name of an environment's file while this process writes it. */
export function temporaryName(environment: string): string {
  return `.${environment}.${String(process.pid)}.tmp`;
}

/** The names of the files in `folder`; none where there is no folder. */
export function listFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
}

/** The paths of temporary files that a process has left in a layer as it was killed. */
export function findLeftovers(folder: string, layer: string): string[] {
  return listFiles(join(folder, layer))
    .filter((name) => {
      const [, process] = /^\..+\.(\d+)\.tmp$/.exec(name) ?? [];
      return process !== undefined && !isRunning(Number(process));
    })
    .map((name) => join(layer, name));
}

/** Signal 0 asks whether there is such a process (https://nodejs.org/api/process.html#processkillpid-signal). */
function isRunning(process: number): boolean {
  try {
    return globalThis.process.kill(process, 0);
  } catch (fault) {
    // That it is another user's says that it is there.
    return (fault as NodeJS.ErrnoException).code === 'EPERM';
  }
}
