import { escapeControls, shorten } from '../diagnostics/printable-text';
import type { ServiceExplanation } from './explain';
import type { ChainLink, ChainState } from './explain-answer';
import type { ExplainedPort } from './explain-ports';
import type { ExplainedRoute, ExplainedRule, ObjectName } from './explain-routes';
import { formatPlace } from './report-source';
import { tabulate, wrap, type Line, type Role, type Span } from './styled-text';
import { formatValues } from './format-values';

/** Who answers one request and why, on one screen. */
export function formatAnswer(explanation: ServiceExplanation): Line[] {
  const { service, environment, answeredBy, reason, chain, routes, ports, values } = explanation;
  const asked = environment === null ? 'without an environment' : `in ${environment}`;
  const answer: Span =
    answeredBy === null
      ? { text: 'nobody answers: 503', role: 'bad' }
      : { text: `${answeredBy} answers`, role: 'good' };
  return [
    ...wrap([{ text: `${service} ${asked}: `, role: 'title' }, answer]),
    ...wrap([{ text: `${shorten(reason)}.` }], 2),
    ...section('Chain', tabulate(chain.map(formatLink), 2)),
    ...section('Routed by', routes.flatMap(formatRoute)),
    ...section('Instance', formatInstance(explanation)),
    ...section('Ports', tabulate(formatPorts(ports), 2)),
    ...(values ? section('Values', formatValues(values)) : []),
  ];
}

function section(title: string, lines: readonly Line[]): Line[] {
  return lines.length === 0 ? [] : [[], [{ text: title, role: 'title' }], ...lines];
}

const states: Readonly<Record<ChainState, { readonly text: string; readonly role?: Role }>> = {
  answers: { text: 'answers', role: 'good' },
  unready: { text: 'no ready pod', role: 'bad' },
  next: { text: 'next' },
  'not asked': { text: 'not asked', role: 'faint' },
  'no instance': { text: 'no instance', role: 'faint' },
  'no file': { text: 'no file', role: 'faint' },
};

function formatLink({ environment, state, place }: ChainLink): Line[] {
  return [
    [{ text: environment, role: 'name' }],
    [states[state]],
    place ? [{ text: formatPlace(place), role: 'faint' }] : [],
  ];
}

function formatRoute(route: ExplainedRoute): Line[] {
  const { namespace, name, host, rules, ruleCount, objects } = route;
  const rows: Line[][] = [
    row('VirtualService', `${namespace}/${name}`),
    row('of the host', host),
    ...rules.map((rule) => row('rule', formatRule(rule, ruleCount))),
    ...[...new Set(rules.flatMap((rule) => rule.host ?? []))].map((it) => row('to the host', it)),
    ...objects.map((object) => row(object.kind, nameInNamespace(object))),
  ];
  return tabulate(rows, 2);
}

function row(key: string, text: string): Line[] {
  return [[{ text: key }], [{ text }]];
}

function formatRule({ number, name, conditions = [], status }: ExplainedRule, ruleCount: number): string {
  const asked = conditions.map((condition) => escapeControls(JSON.stringify(condition))).join(' or ');
  return [
    `${String(number)} of ${String(ruleCount)}, "${name}"`,
    ...(asked === '' ? [] : [`where ${asked}`]),
    ...(status === undefined ? [] : [`answers ${String(status)} by itself`]),
  ].join(', ');
}

function nameInNamespace({ namespace, name }: ObjectName): string {
  return `${namespace}/${name}`;
}

const deployers = {
  envtree: 'rendered by envtree',
  app: 'rendered by the app that envtree is a construct of',
  others: 'deployed by others: envtree only routes to it',
} as const;

function formatInstance({ instance, answeredBy }: ServiceExplanation): Line[] {
  if (!instance) return [];
  const { deployedBy, workloads, calls, owner, expires } = instance;
  return tabulate(
    [
      ...workloads.map((object) => row(object.kind, nameInNamespace(object))),
      row('is', deployers[deployedBy]),
      ...(calls ? [row('calls', calls.length === 0 ? 'nobody' : calls.join(' '))] : []),
      ...(owner === undefined ? [] : [row('owner', `${shorten(owner)}, of ${String(answeredBy)}`)]),
      ...(expires === undefined ? [] : [row('expires', expires)]),
    ],
    2,
  );
}

/** Of several addresses, each port says whose it is. */
function formatPorts(ports: readonly ExplainedPort[]): Line[][] {
  const isAlone = new Set(ports.map(({ namespace, service }) => `${namespace}/${service}`)).size === 1;
  return ports.map((port) => {
    const { namespace, service, name, protocol } = port;
    const address = isAlone ? '' : `${namespace}/${service}:`;
    return [
      [{ text: `${address}${String(port.port)}` }],
      [{ text: [...(name === undefined ? [] : [name]), `(${protocol})`].join(' ') }],
      [{ text: describeDecision(port) }],
    ];
  });
}

function describeDecision({ decidedBy, selects }: ExplainedPort): string {
  if (decidedBy === 'request') return "the request's environment decides";
  if (decidedBy === 'caller') return "the calling pod's environment decides";
  return selects ? `not routed: meets the pods of ${selects}` : 'not routed: its Service selects nobody';
}
