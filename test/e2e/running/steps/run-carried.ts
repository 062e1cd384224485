import {
  evaluateCarried,
  evaluateLeaving,
  pickHeaders,
  wantedOf,
  writtenOut,
  type CarriedRequest,
  type Outcome,
} from '../../../support/carried';
import { readCluster } from '../../../support/cluster';
import type { Asker } from '../asker';
import type { CarriedStep } from '../case';
import { addressesOf, whoAnswered, whoAsks } from '../questions';
import type { Run } from '../run-case';
import { askUntil, heardBy } from './ask-until';

/**
 * Sends requests with whatever headers, and compares who answers and which headers arrive there; the evaluator has to
 * say the same of both.
 */
export async function runCarried(run: Run, { service, from, carried }: CarriedStep): Promise<Run> {
  const { asker, caller } = await whoAsks(run, from);
  const { url, host } = await placeOf(run, service);
  const { label } = run.workspace.settings;
  const cluster = readCluster(run.manifests, { label, before: run.base?.standing ?? [] });
  for (const request of carried.map(writtenOut)) {
    const wanted = wantedOf(request);
    const got = await askUntil(
      { run, who: from },
      () => ask(asker, { url, host }, request),
      (it) => isSame(it, wanted),
    );
    const evaluated =
      typeof service === 'string'
        ? evaluateCarried(cluster, request, { service, caller })
        : evaluateLeaving(cluster, request, { host, caller });
    const sent = shorten(JSON.stringify(request.send));
    const isGood = isSame(got, wanted) && isSame(evaluated, wanted);
    const text = `${sent}: ${said(got)}, the evaluator ${said(evaluated)}, not ${said(wanted)}`;
    run.report.check({ isGood, text: isGood ? `${sent}: ${String(got.answers)}` : text });
  }
  return heardBy(run, from);
}

interface Place {
  readonly url: string;
  readonly host: string | undefined;
}

async function placeOf(run: Run, service: CarriedStep['service']): Promise<Place> {
  if (typeof service === 'string') return { url: addressesOf(run, service)[0] ?? '', host: undefined };
  const pods = await run.stack.node.pods();
  const pod = pods.find(({ pod: { metadata } }) => metadata.name === service.outside);
  if (!pod) throw new Error(`No pod ${service.outside}`);
  return { url: `http://${pod.network.address}:8080`, host: service.host };
}

async function ask(asker: Asker, { url, host }: Place, request: CarriedRequest): Promise<Outcome> {
  const headers = { ...request.send, ...(host !== undefined && { host }) };
  const answer = await asker.ask({ url, headers });
  const { status, body } = await asker.ask({ url: `${url}/headers`, headers });
  const lines = status === 200 ? (JSON.parse(body) as Record<string, readonly string[]>) : {};
  const arrived = Object.entries(lines).map(
    ([name, values]) => [name.toLowerCase(), values.join(',')] as const,
  );
  return { answers: whoAnswered(answer), arrives: pickHeaders(request, new Map(arrived)) };
}

function isSame(a: Outcome, b: Outcome): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function said({ answers, arrives }: Outcome): string {
  return shorten(`${String(answers)} ${JSON.stringify(arrives)}`);
}

function shorten(text: string): string {
  return text.length > 200 ? `${text.slice(0, 150)}...${text.slice(-50)}` : text;
}
