import { pickHeaders, wantedOf, writtenOut, type Outcome } from '../../../support/carried';
import { readCluster, type Cluster } from '../../../support/cluster';
import { evaluateGateway } from '../../../support/evaluate-gateway';
import type { Asker } from '../asker';
import type { EnteredStep } from '../case';
import { whoAnswered, whoAsks } from '../questions';
import type { Run } from '../run-case';
import { forgeToken, issuedClaims, signToken } from '../signer';
import { askUntil, heardBy } from './ask-until';

type Entered = EnteredStep['entered'][number];

/** Sends requests to hosts at a gateway; the stack and the evaluator have to say what is expected, both. */
export async function runEntered(run: Run, { gateway, from, entered }: EnteredStep): Promise<Run> {
  const { asker } = await whoAsks(run, from);
  const { label } = run.workspace.settings;
  const cluster = readCluster(run.manifests, { label, unready: run.unready });
  for (const one of entered) {
    const request = { ...one, ...writtenOut(one) };
    const wanted = wantedOf(request);
    const got = await askUntil(
      { run, who: gateway },
      () => ask(asker, gateway, request),
      (it) => isSame(it, wanted),
    );
    const evaluated = evaluate(cluster, gateway, request);
    const token = request.claims ? ` with ${JSON.stringify(request.claims)}` : '';
    const text = `${request.host} ${JSON.stringify(request.send)}${token}: ${JSON.stringify(got)}`;
    const isGood = isSame(got, wanted) && isSame(evaluated, wanted);
    const wrong = `${text}, the evaluator ${JSON.stringify(evaluated)}, not ${JSON.stringify(wanted)}`;
    run.report.check({ isGood, text: isGood ? text : wrong });
  }
  return heardBy(run, gateway);
}

async function ask(asker: Asker, gateway: string, request: Entered): Promise<Outcome> {
  const { host, send, scheme = 'http' } = request;
  const [namespace = '', name = ''] = gateway.split('/');
  const url = `${scheme}://${name}.${namespace}:8080`;
  const headers = { ...send, ...tokenOf(request), host };
  const answers = whoAnswered(await asker.ask({ url, headers }));
  if (typeof answers === 'number' || scheme !== 'http')
    return { answers, arrives: wantedOf(request).arrives };
  const { status, body } = await asker.ask({ url: `${url}/headers`, headers });
  const lines = status === 200 ? (JSON.parse(body) as Record<string, readonly string[]>) : {};
  const arrived = Object.entries(lines).map(
    ([key, values]) => [key.toLowerCase(), values.join(',')] as const,
  );
  return { answers, arrives: pickHeaders(request, new Map(arrived)) };
}

function tokenOf({ claims, token }: Entered): Record<string, string> {
  if (!claims) return {};
  return { authorization: `Bearer ${token === 'forged' ? forgeToken(claims) : signToken(claims)}` };
}

function evaluate(cluster: Cluster, gateway: string, request: Entered): Outcome {
  const headers = new Map(Object.entries(request.send));
  const { host, claims, token = 'verified' } = request;
  // A gateway lets nobody in with a token that it cannot verify, whatever it is asked.
  if (token === 'forged') return { answers: 401, arrives: wantedOf(request).arrives };
  const asked = {
    gateway,
    host,
    headers,
    ...(claims && token === 'verified' && { claims: issuedClaims(claims) }),
  };
  const { headers: arrived, ...answer } = evaluateGateway(cluster, asked);
  if ('status' in answer) return { answers: answer.status, arrives: wantedOf(request).arrives };
  const answers = answer.environments.join(' or ');
  if ((request.scheme ?? 'http') !== 'http') return { answers, arrives: wantedOf(request).arrives };
  return { answers, arrives: pickHeaders(request, arrived) };
}

function isSame(a: Outcome, b: Outcome): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
