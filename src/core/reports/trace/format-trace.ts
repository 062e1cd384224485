import { present } from '../../diagnostics/present';
import type { CallExample, ServiceTrace } from './tally';
import type { Trace } from './trace-log';
import { countNoun } from '../../diagnostics/count-noun';
import { terminalWidth, wrapWords } from '../wrap-words';

const indent = '  ';
/** A longer name has a line to itself, so that the numbers stand below each other in 80 columns. */
const longestInTable = 32;

/** Who loses environments, as text for people: a table of all services, then three calls of each that loses some. */
export function formatTrace(trace: Trace): string {
  const { services, requests, pods, lines } = trace;
  const undeclared = formatUndeclared(trace);
  if (requests === 0) {
    return [...formatNoRequest(trace), ...undeclared, ...formatLines(lines)].join('\n').concat('\n');
  }
  const losing = services.filter(({ lost, unknown }) => lost.total + unknown > 0);
  return [
    `${countNoun(requests, 'request')} came with an environment, by the logs of ${countNoun(pods, 'pod')}.`,
    '',
    ...formatTable(services),
    '',
    ...losing.flatMap((service) => [...formatService(service), '']),
    ...(losing.length === 0 ? ['No service loses an environment.'] : []),
    ...undeclared,
    ...formatLines(lines),
  ]
    .join('\n')
    .concat('\n');
}

/** What to do where a log has no line of envtree's, as an error. */
export function formatNoTrace({ lines: { foreign, damaged } }: Trace): string {
  const found = damaged > 0 ? `, and ${countNoun(damaged, 'line')} of envtree's that cannot be read` : '';
  return [
    `error: No line of envtree's is in this log: ${countNoun(foreign, 'line')} of other programs${found}`,
    '  hint: Sidecars write them with tracing: { log: true } in envtree.yaml, into the log of the',
    '  container istio-proxy: kubectl logs --container istio-proxy --prefix --selector ...',
    '',
  ].join('\n');
}

function formatNoRequest({ pods, environment }: Trace): string[] {
  const which = environment === undefined ? 'an environment' : `the environment ${environment}`;
  return [
    ...wrap(`No request came with ${which}, by the logs of ${countNoun(pods, 'pod')}.`),
    ...wrap('Send one with the header, as envtree probe does; a gateway obeys it at trusted hosts alone.'),
  ];
}

const titles = ['requests', 'went on', '   lost', 'unknown'];

function formatTable(services: readonly ServiceTrace[]): string[] {
  const shortNames = services.map(({ service }) => service.length).filter((it) => it <= longestInTable);
  const width = Math.max('service'.length, ...shortNames);
  const row = (name: string, numbers: readonly string[], sure: string): string => {
    const cells = numbers.map((number, index) => number.padStart(present(titles[index]).length));
    return `${indent}${[name.padEnd(width), ...cells, sure].join('  ')}`.trimEnd();
  };
  return [
    row('service', titles, 'sure'),
    ...services.flatMap((trace) => {
      const { service, requests, kept, lost, unknown } = trace;
      const numbers = [requests, kept.total, lost.total, unknown].map(String);
      if (service.length <= longestInTable) return [row(service, numbers, describeSureness(trace))];
      return [indent + service, row('', numbers, describeSureness(trace))];
    }),
  ];
}

/** How sure it is that calls and requests belong together. */
export function describeSureness({
  kept,
  lost,
  unknown,
}: ServiceTrace): 'certain' | 'likely' | 'unknown' | '' {
  if (kept.total + lost.total === 0) return unknown > 0 ? 'unknown' : '';
  return kept.byTime + lost.byTime > 0 ? 'likely' : 'certain';
}

function formatService({ service, lost, kept, tagged, unknown, examples }: ServiceTrace): string[] {
  const withoutIds = kept.byTime + lost.byTime + unknown;
  return [
    ...(lost.total > 0 ? describeLost() : []),
    ...(unknown > 0 ? describeUnknown() : []),
    ...(withoutIds > 0 ? wrap(adviceOnIds(withoutIds), indent) : []),
  ];

  function describeLost(): string[] {
    const how =
      lost.byTime === 0 ? 'certain' : lost.byTime === lost.total ? 'likely' : `${lost.byTime} of them likely`;
    const made = tagged > 0 ? `; its pod's tag made good for ${tagged} of them` : '';
    const all = lost.total + kept.total;
    return [
      ...wrap(
        `${service} loses the environment: ${lost.total} of ${countNoun(all, 'call')} sent without it (${how})${made}`,
      ),
      ...examples.lost.flatMap(formatExample),
    ];
  }

  function describeUnknown(): string[] {
    const why = 'while requests of several environments, or of none, were being answered there';
    return [
      ...wrap(`${service}: ${countNoun(unknown, 'call')} left ${why}`),
      ...examples.unknown.flatMap(formatExample),
    ];
  }
}

function adviceOnIds(calls: number): string {
  return `It passes on neither x-request-id nor traceparent with ${calls} of its calls, so that only the time tells which request they belong to.`;
}

function formatExample({ time, from, to, came, sent, requestId, traceId }: CallExample): string[] {
  const arrived = came === undefined ? '' : `came with ${came}, `;
  return [
    ...wrap(`${time} ${from} to ${to}`, indent),
    ...wrap(`${arrived}sent ${sent ?? 'none'}`, indent + indent),
    ...(requestId === undefined ? [] : [`${indent}${indent}x-request-id ${requestId}`]),
    ...(traceId === undefined ? [] : [`${indent}${indent}trace ${traceId}`]),
  ];
}

/** What a Sidecar of declared calls alone keeps from its service. */
function formatUndeclared({ undeclared = [] }: Trace): string[] {
  if (undeclared.length === 0) return [];
  return [
    '',
    'Calls that no file declares:',
    '',
    ...undeclared.flatMap(({ service, called, count, first: { time, from } }) => [
      ...wrap(
        `${service} calls ${called}: ${countNoun(count, 'call')}, the first at ${time} from ${from}`,
        indent,
      ),
    ]),
    '',
  ];
}

function formatLines({ foreign, damaged }: Trace['lines']): string[] {
  return [
    ...(foreign > 0
      ? [`${countNoun(foreign, 'line')} of other programs ${foreign === 1 ? 'was' : 'were'} skipped.`]
      : []),
    ...(damaged > 0
      ? [`${countNoun(damaged, 'line')} of envtree's cannot be read: cut off, or changed on the way.`]
      : []),
  ];
}

/** In lines of a terminal, all but the first one further in. */
function wrap(text: string, margin = ''): string[] {
  return wrapWords(text, terminalWidth, { indent: margin, hanging: margin + indent });
}
