import { execFile, spawn } from 'node:child_process';
import { openSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { addressesOf } from '../questions';
import type { Run } from '../run-case';
import type { ProbedStep } from '../tracing-steps';
import { envtree, logsOf } from './run-traced';

const execute = promisify(execFile);

/** Has the real `envtree probe` send its requests from the client's pod, and compares the table that it prints. */
export async function runProbed(run: Run, { probed, says }: ProbedStep): Promise<Run> {
  const { stack, workspace, report } = run;
  const [url = '', ...rest] = probed.map((service) => addressesOf(run, service)[0] ?? service);
  const log = join(stack.stateFolder, `${workspace.name}.sidecars.log`);
  const { network } = await stack.clientPod();
  // As `kubectl logs --follow` would write it: what is logged from now on, of all sidecars.
  const following = spawn('tail', ['-q', '-n', '0', '-F', ...logsOf(run)], {
    stdio: ['ignore', openSync(log, 'w'), 'ignore'],
  });
  try {
    const options = [
      '--url',
      `${url}/?next=${encodeURIComponent(rest.join(','))}`,
      '--log',
      log,
      '--wait',
      '10',
    ];
    const args = ['netns', 'exec', network.name, process.execPath, envtree, 'probe', workspace.folder];
    const { stdout } = await execute('ip', [...args, ...options]);
    const rows = Object.entries(says).map(([service, wanted]) => [service, ...wanted.split(' ')].join(' +'));
    const isGood = rows.every((row) => new RegExp(`^ *${row}$`, 'm').test(stdout));
    report.check({ isGood, text: isGood ? 'envtree probe says the same' : stdout });
    return run;
  } finally {
    following.kill();
  }
}
