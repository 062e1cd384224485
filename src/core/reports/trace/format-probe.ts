import { countNoun } from '../../diagnostics/count-noun';
import type { Probe } from './plan-probe';

/** A request of a probe, and its answer. */
export interface SentRequest {
  readonly requestId: string;
  readonly traceId: string;
  readonly answer: { readonly status: number } | { readonly failure: string };
}

/** What was sent, and what came of it, for people. */
export function formatSent({ environment }: Probe, url: string, sent: readonly SentRequest[]): string {
  const lines = sent.flatMap(({ requestId, traceId, answer }) => [
    `  ${'status' in answer ? String(answer.status) : `no answer: ${answer.failure}`}`,
    `    x-request-id ${requestId}`,
    `    trace ${traceId}`,
  ]);
  return [`${countNoun(sent.length, 'request')} of ${environment} to ${url}:`, ...lines, ''].join('\n');
}

/** What to do next, where no log is read. */
export function formatNextSteps({ environment, isLogged, namespaces, label }: Probe): string {
  const file = 'sidecars.log';
  const logs = namespaces.map((namespace, index) => {
    const options = `--namespace ${namespace} --selector ${label} --container istio-proxy`;
    const rest = '--prefix --tail=-1 --since=5m --max-log-requests=100';
    return `  kubectl logs ${options} \\\n    ${rest} ${index === 0 ? '>' : '>>'} ${file}`;
  });
  const off = ['tracing: { log: true } is not in envtree.yaml, so that nothing is logged of them. With it:'];
  return [
    ...(isLogged ? ['A second or two later the sidecars have logged them:'] : off),
    '',
    ...logs,
    `  envtree trace --env ${environment} ${file}`,
    '',
  ].join('\n');
}
