import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, fchmodSync, openSync } from 'node:fs';
import { join } from 'node:path';

export interface ProcessDescription {
  /** Names the log file. */
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly logFolder: string;
  /** In addition to the path. @default - none */
  readonly env?: Readonly<Record<string, string>>;
  /** @default - the current folder */
  readonly cwd?: string;
  /** The network namespace, and with it the host names. @default - the node's */
  readonly network?: string;
  /** How far it stands back where the machine is busy, as `nice` has it. @default 0 */
  readonly niceness?: number;
}

/**
 * Of what delivers: with several cases side by side, each rendering would otherwise take its part of the machine from
 * the requests whose answers are waited for.
 */
export const deliveryNiceness = 5;

/** A started program; `ended` resolves when it is gone, for whatever reason. */
export interface RunningProcess {
  readonly child: ChildProcess;
  readonly ended: Promise<void>;
}

/** Starts a program whose output goes to a log file. */
export function startProcess(description: ProcessDescription): RunningProcess {
  const { name, command, args, logFolder, env = {}, cwd, network, niceness = 0 } = description;
  const log = openSync(join(logFolder, `${name}.log`), 'a');
  // Envoy, another user, opens its standard output once more for its access log.
  fchmodSync(log, 0o666);
  const inNetwork = network === undefined ? [] : ['ip', 'netns', 'exec', network];
  const line = [...(niceness === 0 ? [] : ['nice', '-n', `${niceness}`]), ...inNetwork, command, ...args];
  const [first = command, ...rest] = line;
  const child = spawn(first, rest, {
    stdio: ['ignore', log, log],
    env: { PATH: process.env.PATH, HOME: logFolder, ...env },
    ...(cwd !== undefined && { cwd }),
  });
  closeSync(log);
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => {
      resolve();
    });
    child.once('error', () => {
      resolve();
    });
  });
  return { child, ended };
}

/** Starts a program that the whole run needs: when it ends, the run does. */
export function startDaemon(description: ProcessDescription): RunningProcess {
  const running = startProcess(description);
  void running.ended.then(() => {
    console.error(`${description.name} has ended by itself; see its log`);
    process.exit(1);
  });
  return running;
}
