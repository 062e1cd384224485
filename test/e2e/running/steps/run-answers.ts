import { askAll, type Answers } from '../../../support/ask-all';
import { readCluster } from '../../../support/cluster';
import { isImported } from '../../../support/egress';
import type { Caller } from '../../../support/tag-request';
import { isRoutedPort } from '../../../support/port-protocol';
import type { ServiceSpec } from '../../../support/manifests';
import type { Answer, Asker, Question } from '../asker';
import type { AnswersStep } from '../case';
import { addressesOf, headersOf, isTcp, whoAnswered, whoAsks, type WhoAsks } from '../questions';
import { RuleChecks } from '../rule-checks';
import type { Run } from '../run-case';
import { askUntil, heardBy, newsFor } from './ask-until';

/** How often each question is asked once the answers are as expected. */
const repetitions = 3;

/**
 * Asks every question of a table. The stack has to give the expected answers within the time that the last change
 * allows, and then again and again; and what the evaluator reads off the manifests has to be the same.
 */
export async function runAnswers(run: Run, step: AnswersStep): Promise<Run> {
  const { report } = run;
  const changed = newsFor(run, step.from);
  const whoever = await whoAsks(run, step.from);
  const { asker, caller } = whoever;
  const ask = (): Promise<Answers> => askTable(run, { asker }, step.answers);
  const answers = await askUntil({ run, who: step.from }, ask, (it) => isSame(it, step.answers));
  const after = changed ? `, ${((Date.now() - changed.at) / 1000).toFixed(1)} s after the change` : '';
  const repeated = await repeat(ask, isSame(answers, step.answers) ? repetitions : 0);
  if (repeated.length > 0) repeated.push(await askWithRules(run, whoever, step.answers));
  const wrong = [answers, ...repeated].find((it) => !isSame(it, step.answers));
  printAnswers(run, wrong ?? answers, step.answers);
  report.check({
    isGood: wrong === undefined,
    text: `answers as expected${after}`,
  });
  const { label, header } = run.workspace.settings;
  const { unready, base } = run;
  const before = base?.standing ?? [];
  const questions = { answers: step.answers, unready, before, label, header, caller };
  const evaluated = askAll(run.manifests, questions);
  const said = isSame(evaluated, step.answers) ? 'the same' : JSON.stringify(evaluated);
  report.check({ isGood: said === 'the same', text: `the evaluator says ${said}` });
  return heardBy(run, step.from);
}

async function repeat(ask: () => Promise<Answers>, times: number): Promise<Answers[]> {
  const answers: Answers[] = [];
  for (let time = 0; time < times; time++) answers.push(await ask());
  return answers;
}

/** Asks once more, by requests whose rules are looked up in the asking sidecar's log at the end of the case. */
async function askWithRules(run: Run, { asker, caller, pod }: WhoAsks, wanted: Answers): Promise<Answers> {
  if (caller.isOutsideMesh === true) return askTable(run, { asker }, wanted);
  const plan = RuleChecks.planOf(run.workspace.folder);
  const { label } = run.workspace.settings;
  const tag = run.workspace.settings.tag ? (caller.labels?.[label] ?? '') : '';
  const isTagged = plan.environments.some(({ name, isDefault }) => name === tag && !isDefault);
  const headersFor: HeadersFor = (url, environment) => {
    const carried = environment === '' && isTagged ? tag : environment;
    if (!isRouted(run, url) || !isTold(run, caller, url)) return {};
    const id = run.rules.add(plan, { url, environment: carried, from: pod });
    return id === undefined ? {} : { 'x-request-id': id };
  };
  return askTable(run, { asker, headersFor }, wanted);
}

/** Whether no Sidecar keeps a URL's host from the sidecar that asks, so that there are rules for it. */
function isTold({ manifests, workspace: { settings } }: Run, caller: Caller, url: string): boolean {
  const [, host = '', namespace = ''] = /^\w+:\/\/([^.]+\.([^:/]+))/.exec(url) ?? [];
  const cluster = readCluster(manifests, { label: settings.label });
  return isImported({ namespace, host: `${host}.svc.cluster.local` }, caller, cluster);
}

/** Whether a URL's port is one at which requests are routed; at others there are no rules for them. */
function isRouted({ manifests }: Run, url: string): boolean {
  const [, name, namespace = '', port = ''] = /^\w+:\/\/([^.]+)\.([^:/]+):(\d+)/.exec(url) ?? [];
  const services = manifests.filter(({ kind, metadata }) => {
    return kind === 'Service' && metadata.name === name && (metadata.namespace ?? 'default') === namespace;
  });
  const ports = services.flatMap(({ spec }) => (spec as ServiceSpec).ports ?? []);
  const found = ports.find((it) => it.port === Number(port));
  return found === undefined || isRoutedPort(found);
}

type HeadersFor = (url: string, environment: string) => Readonly<Record<string, string>>;

interface HowToAsk {
  readonly asker: Asker;
  /** Further headers. @default - none */
  readonly headersFor?: HeadersFor;
}

async function askTable(run: Run, how: HowToAsk, wanted: Answers): Promise<Answers> {
  const rows = Object.entries(wanted).map(async ([environment, row]) => {
    const cells = Object.keys(row).map(
      async (service) => [service, await askService(run, how, { service, environment })] as const,
    );
    return [environment, Object.fromEntries(await Promise.all(cells))] as const;
  });
  return Object.fromEntries(await Promise.all(rows));
}

/** Asks a service at each of its addresses: `dev.proj1`, or a status; several if they differ. */
async function askService(
  run: Run,
  { asker, headersFor = () => ({}) }: HowToAsk,
  { service, environment }: { service: string; environment: string },
): Promise<string | number> {
  const headers = headersOf(run, service, environment);
  const answers = await Promise.all(
    addressesOf(run, service).map((url) => {
      const more = isTcp(service) ? {} : headersFor(url, environment);
      return askInTime(asker, { url, headers: { ...headers, ...more } });
    }),
  );
  // A connection that is refused is what the evaluator calls a 503.
  const [only, ...others] = new Set(
    answers.map((answer) => (isTcp(service) && answer.status === 0 ? 503 : whoAnswered(answer))),
  );
  return only !== undefined && others.length === 0 ? only : [only, ...others].join(' or ');
}

/** Whether a busy machine loses requests is asked under load, beside a control; here, who answers. */
async function askInTime(asker: Asker, question: Question): Promise<Answer> {
  const answer = await asker.ask(question);
  return answer.status === 0 && answer.body.includes('deadline exceeded') ? asker.ask(question) : answer;
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function printAnswers({ report }: Run, answers: Answers, wanted: Answers): void {
  const services = [...new Set(Object.values(answers).flatMap((row) => Object.keys(row)))];
  const rows = Object.entries(answers).map(([environment, row]) => {
    const cells = services.map((service) => {
      const [got, expected] = [row[service], wanted[environment]?.[service]];
      if (got === undefined) return '';
      return got === expected ? String(got) : `${got} (not ${expected})`;
    });
    return [environment === '' ? '(none)' : environment, ...cells];
  });
  report.table([['asked for', ...services], ...rows]);
}
