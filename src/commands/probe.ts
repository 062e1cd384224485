import { parseHeaders } from '../core/reports/request-environment';
import { formatNextSteps, formatSent, type SentRequest } from '../core/reports/trace/format-probe';
import { formatNoTrace, formatTrace } from '../core/reports/trace/format-trace';
import { planProbe, type Probe } from '../core/reports/trace/plan-probe';
import { TraceLog } from '../core/reports/trace/trace-log';
import { traceparentOf } from '../core/names/istio-names';
import { readLines } from '../files/read-lines';
import { randomDigits, randomId, sendRequest } from '../network/send-request';
import { answerRequest } from '../answers/answer-request';
import { misused, type CommandResult } from '../answers/command-result';

export interface ProbeCommandOptions {
  readonly url: string;
  /** @default - one below the default environment that no file has */
  readonly env?: string;
  /** How many requests, one after the other. */
  readonly count: string;
  /** Further headers, `Name: value`. @default - none */
  readonly header?: readonly string[];
  /** @default false */
  readonly ownInstances?: boolean;
  /** The sidecars' log, or `-`. @default - none is read */
  readonly log?: string;
  /** How many seconds to wait for the log. */
  readonly wait: string;
}

/** `envtree probe`: sends requests of an environment that nobody has instances of, and says where they lose it. */
export async function probe(folder: string, options: ProbeCommandOptions): Promise<CommandResult> {
  const call = readCall(options);
  if (typeof call === 'string') return misused(call);
  const { env: environment, ownInstances: mayHaveInstances = false } = options;
  const chosen: Probe[] = [];
  const result = answerRequest({
    folder,
    findMisuse: () => undefined,
    print: (plan, { model }) => {
      const planned = planProbe({ plan, model }, { environment, suffix: randomDigits(4), mayHaveInstances });
      if (typeof planned === 'string') return planned;
      chosen.push(planned);
      return '';
    },
  });
  const [planned] = chosen;
  if (result.exitCode !== 0) return result;
  if (!planned) return misused(result.stdout);
  const sent = await sendAll(planned, options.url, call);
  const said = formatSent(planned, options.url, sent);
  const isAnswered = sent.every(({ answer }) => 'status' in answer);
  if (options.log === undefined || !isAnswered) {
    return {
      stdout: `${said}\n${formatNextSteps(planned)}`,
      stderr: result.stderr,
      exitCode: isAnswered ? 0 : 1,
    };
  }
  await new Promise((resolve) => setTimeout(resolve, call.wait * 1000));
  const log = new TraceLog({ environment: planned.environment });
  for await (const line of readLines([options.log])) log.add(line);
  const trace = log.finish();
  if (trace.lines.read === 0) return { stdout: said, stderr: formatNoTrace(trace), exitCode: 1 };
  return { stdout: `${said}\n${formatTrace(trace)}`, stderr: result.stderr, exitCode: 0 };
}

interface Call {
  readonly count: number;
  readonly wait: number;
  /** Each with its line, or its lines. */
  readonly headers: Readonly<Record<string, string | string[]>>;
}

/** What a call says, or what is wrong with it. */
function readCall({ url, count, wait, header = [] }: ProbeCommandOptions): Call | string {
  if (!/^https?:\/\/[^/]/.test(url) || !URL.canParse(url))
    return `--url is no URL of http or https: "${url}"`;
  if (!/^[1-9]\d{0,3}$/.test(count)) return `--count is a number from 1 to 9999, not "${count}"`;
  if (!/^\d{1,3}$/.test(wait)) return `--wait is a number of seconds, not "${wait}"`;
  try {
    const headers = [...parseHeaders(header)].map(([name, [line = '', ...others]]) => {
      return [name, others.length === 0 ? line : [line, ...others]] as const;
    });
    return { count: Number(count), wait: Number(wait), headers: Object.fromEntries(headers) };
  } catch (fault) {
    if (fault instanceof RangeError) return fault.message;
    throw fault;
  }
}

/** One after the other, so that the time alone tells which calls are made for which. */
async function sendAll({ environment, header }: Probe, url: string, call: Call): Promise<SentRequest[]> {
  const sent: SentRequest[] = [];
  for (let index = 0; index < call.count; index++) {
    const [requestId, traceId] = [randomId(), randomDigits(32)];
    const identifiers = { 'x-request-id': requestId, traceparent: traceparentOf(traceId, randomDigits(16)) };
    const answer = await sendRequest(url, { ...call.headers, [header]: environment, ...identifiers });
    sent.push({ requestId, traceId, answer });
  }
  return sent;
}
