import type { UnreadyInstance } from './explain-answer';
import type { Hop } from './explain-chain';
import type { ChainExplanation, EnvironmentExplanation, Explanation } from './explain';
import { formatAnswer } from './format-answer';
import type { Carrier, RequestEnvironment } from './request-environment';
import { tabulate, wrap, type Line, type Span } from './styled-text';

/** An explanation as text for people, at most 80 columns wide; `unready` is what was said of the pods. */
export function formatExplanation(
  explanation: Explanation,
  unready: readonly UnreadyInstance[],
): readonly Line[] {
  const notes = [
    ...(explanation.request ? formatRequest(explanation.request) : []),
    ...(explanation.similar === undefined ? [] : formatSimilar(explanation.environment, explanation.similar)),
  ];
  return [...formatMatter(explanation, describePods(unready)), ...(notes.length > 0 ? [[], ...notes] : [])];
}

function formatMatter(explanation: Explanation, pods: string): Line[] {
  if (explanation.kind === 'answer') return formatAnswer(explanation);
  return explanation.kind === 'chain' ? formatChain(explanation, pods) : formatServices(explanation, pods);
}

/** What is presumed of the pods: `while all pods are ready`. */
export function describePods(unready: readonly UnreadyInstance[]): string {
  if (unready.length === 0) return 'while all pods are ready';
  const names = unready.map(({ service, environment }) => `${service}@${environment}`);
  return `while no pod of ${names.join(', ')} is ready`;
}

/** `of dev.proj1`, or `without an environment`. */
export function ofEnvironment(environment: string | null): Span[] {
  if (environment === null) return [{ text: 'without an environment' }];
  return [{ text: 'of ' }, { text: environment, role: 'name' }];
}

/** The environment that answers, or that nobody does. */
export function answering(answeredBy: string | null): Span {
  return answeredBy === null ? { text: '503', role: 'bad' } : { text: answeredBy, role: 'good' };
}

function formatServices({ environment, answers }: EnvironmentExplanation, pods: string): Line[] {
  const rows = answers.map(({ answeredBy, services }) => [
    [answering(answeredBy)],
    [{ text: services.join(' ') }],
  ]);
  return [
    ...wrap([{ text: 'Who answers a request ' }, ...ofEnvironment(environment), { text: `, ${pods}:` }]),
    [],
    ...tabulate(rows, 2),
  ];
}

function formatChain({ environment, hops, notReached }: ChainExplanation, pods: string): Line[] {
  const rows = hops.map((hop, index) => [
    [{ text: String(index + 1) }],
    formatCaller(hop),
    [{ text: 'to ' }, { text: hop.service, role: 'name' } as const],
    [answering(hop.answeredBy), ...noteOf(hop, environment)],
  ]);
  return [
    ...wrap([{ text: 'The way of a request ' }, ...ofEnvironment(environment), { text: `, ${pods}:` }]),
    [],
    ...tabulate(rows, 2),
    ...(notReached.length === 0 ? [] : wrap([{ text: `Not reached: ${notReached.join(', ')}` }], 2)),
    [],
    ...wrap([
      {
        text: 'Pods of whichever environment pass the environment of a request on, as far as their applications copy its carrier.',
        role: 'faint',
      },
    ]),
  ];
}

function formatCaller({ caller }: Hop): Span[] {
  if (caller === null) return [{ text: 'a client' }];
  return [{ text: `${caller.service}@` }, { text: caller.environment }];
}

/** What is not as in a chain of HTTP requests of one environment. */
function noteOf({ decidedBy, environment, answeredBy }: Hop, asked: string | null): Span[] {
  if (answeredBy === null) return [{ text: ' nobody answers' }];
  if (decidedBy === 'caller') return [{ text: " by the calling pod's environment", role: 'faint' }];
  if (decidedBy === 'selector') return [{ text: ' whatever the environment', role: 'faint' }];
  if (environment === asked) return [];
  const now = environment === null ? 'without an environment' : `of ${environment}`;
  return [{ text: ` the request is ${now}`, role: 'faint' }];
}

function formatRequest({ said, carrier, nameless }: RequestEnvironment): Line[] {
  const passed = nameless.map(describeCarrier).join(', ');
  const passedOver = passed === '' ? '' : ` No environment's name is in: ${passed}.`;
  if (!carrier) {
    return wrap([{ text: `No carrier names an environment.${passedOver}`, role: 'faint' }]);
  }
  const names = said.map((name) => `"${name}"`).join(' and ');
  return wrap([
    { text: `Decided by ${describeCarrier(carrier)}, which says ${names}.${passedOver}`, role: 'faint' },
  ]);
}

function describeCarrier({ kind, name }: Carrier): string {
  switch (kind) {
    case 'header':
      return `the header ${name}`;
    case 'alias':
      return `the alias ${name}`;
    case 'cookie':
      return `the cookie ${name}`;
    case 'baggage':
      return `the member ${name} of the baggage`;
  }
}

function formatSimilar(environment: string | null, similar: string): Line[] {
  return wrap([{ text: `"${String(environment)}" has no file. Did you mean "${similar}"?`, role: 'faint' }]);
}
