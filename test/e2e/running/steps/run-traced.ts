import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual, promisify } from 'node:util';
import { describeSureness } from '../../../../src/core/reports/trace/format-trace';
import type { Trace } from '../../../../src/core/reports/trace/trace-log';
import { repository } from '../../../support/run-envtree';
import { comesTrue, pause, waitUntil } from '../../sandbox/wait-until';
import { addressesOf, carrierOf, whoAsks } from '../questions';
import type { Run } from '../run-case';
import type { TracedFinding, TracedStep } from '../tracing-steps';

const execute = promisify(execFile);
export const envtree = join(repository, 'lib/src/cli.js');
/** Envoy writes its log about once a second. */
const secondsForLog = 60;

type Findings = Readonly<Record<string, TracedFinding>>;

/** Sends requests along chains, one after the other, and has `envtree trace` read the sidecars' logs. */
export async function runTraced(run: Run, { traced, finds, from }: TracedStep): Promise<Run> {
  const { environment, times, chains } = traced;
  const { asker } = await whoAsks(run, from);
  const { splitter } = run.workspace.settings;
  const send = async (chain: readonly string[], asked: string): Promise<{ id: string; failure?: string }> => {
    const [url = '', ...rest] = chain.map((service) => addressesOf(run, service)[0] ?? service);
    const id = randomBytes(16).toString('hex');
    const headers = { ...carrierOf(run, asked), traceparent: `00-${id}-${id.slice(16)}-01` };
    const { status, body } = await asker.ask({ url, chain: rest.join(','), headers });
    return status === 200 ? { id } : { id, failure: `${chain.join(', ')}: ${String(status)} ${body}` };
  };
  for (const service of new Set(chains.flat())) {
    // A connection that was open before the setting came is logged only once Envoy has drained it.
    const isLogged = async (): Promise<boolean> => {
      const { id, failure } = await send([service], `${environment}${splitter}before`);
      return failure === undefined && comesTrue(() => logsOf(run).some((file) => holdsInbound(file, id)), 3);
    };
    await waitUntil(`the sidecar of ${service} logs`, isLogged);
  }
  for (const chain of chains.flatMap((it) => Array.from({ length: times }, () => it))) {
    const { failure } = await send(chain, environment);
    if (failure !== undefined) throw new Error(failure);
  }
  const deadline = Date.now() + secondsForLog * 1000;
  let found = await trace(run, environment);
  while (!isDeepStrictEqual(found, finds) && Date.now() < deadline) {
    await pause(500);
    found = await trace(run, environment);
  }
  run.report.table([
    ['service', 'requests', 'kept', 'lost', 'tagged', 'sure'],
    ...Object.entries(found).map(([service, it]) => [
      service,
      ...[it.requests, it.kept, it.lost, it.tagged].map(String),
      it.sure,
    ]),
  ]);
  const text = `who loses ${environment} is found`;
  run.report.check({ isGood: isDeepStrictEqual(found, finds), text });
  return run;
}

/** The logs of all sidecars in the case's namespaces. */
export function logsOf({ stack: { logFolder }, namespaces }: Run): string[] {
  const names = readdirSync(logFolder).filter(
    (name) => name.endsWith('.istio-proxy.log') && namespaces.some((it) => name.startsWith(`${it}.`)),
  );
  return names.sort().map((name) => join(logFolder, name));
}

function holdsInbound(file: string, id: string): boolean {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.some((line) => line.includes('"envtree":"inbound"') && line.includes(id));
}

/** What the real program reads of all the case's logs. */
async function trace(run: Run, environment: string): Promise<Findings> {
  const args = [envtree, 'trace', '--env', environment, '--format', 'json', ...logsOf(run)];
  const { stdout } = await execute(process.execPath, args, { maxBuffer: 1 << 28 });
  const { services } = JSON.parse(stdout) as Trace;
  return Object.fromEntries(
    services.map((it) => {
      const { service, requests, kept, lost, tagged } = it;
      const sure = describeSureness(it);
      return [service, { requests, kept: kept.total, lost: lost.total, tagged, sure }];
    }),
  );
}
