import { askAll, type Answers } from '../../../support/ask-all';
import { pause } from '../../sandbox/wait-until';
import type { Asker } from '../asker';
import type { AnswersStep } from '../case';
import { addressesOf, headersOf, isTcp, whoAnswered, whoAsks } from '../questions';
import type { Run } from '../run-case';

/** How often each question is asked once the answers are as expected. */
const repetitions = 3;

/**
 * Asks every question of a table. The stack has to give the expected answers within the time that the last change
 * allows, and then again and again; and what the evaluator reads off the manifests has to be the same.
 */
export async function runAnswers(run: Run, step: AnswersStep): Promise<Run> {
  const { report, changed } = run;
  const { asker, caller } = await whoAsks(run, step.from);
  const ask = (): Promise<Answers> => askTable(run, asker, step.answers);
  const deadline = changed ? changed.at + changed.withinSeconds * 1000 : 0;
  const answers = await askUntil(ask, step.answers, deadline);
  const after = changed ? `, ${((Date.now() - changed.at) / 1000).toFixed(1)} s after the change` : '';
  const repeated = await repeat(ask, isSame(answers, step.answers) ? repetitions : 0);
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
  return { ...run, changed: undefined };
}

async function askUntil(ask: () => Promise<Answers>, wanted: Answers, deadline: number): Promise<Answers> {
  let answers = await ask();
  while (!isSame(answers, wanted) && Date.now() < deadline) {
    await pause(100);
    answers = await ask();
  }
  return answers;
}

async function repeat(ask: () => Promise<Answers>, times: number): Promise<Answers[]> {
  const answers: Answers[] = [];
  for (let time = 0; time < times; time++) answers.push(await ask());
  return answers;
}

async function askTable(run: Run, asker: Asker, wanted: Answers): Promise<Answers> {
  const rows = Object.entries(wanted).map(async ([environment, row]) => {
    const cells = Object.keys(row).map(
      async (service) => [service, await askService(run, asker, { service, environment })] as const,
    );
    return [environment, Object.fromEntries(await Promise.all(cells))] as const;
  });
  return Object.fromEntries(await Promise.all(rows));
}

/** Asks a service at each of its addresses: `dev.proj1`, or a status; several if they differ. */
async function askService(
  run: Run,
  asker: Asker,
  { service, environment }: { service: string; environment: string },
): Promise<string | number> {
  const headers = headersOf(run, service, environment);
  const answers = await Promise.all(addressesOf(run, service).map((url) => asker.ask({ url, headers })));
  // A connection that is refused is what the evaluator calls a 503.
  const [only, ...others] = new Set(
    answers.map((answer) => (isTcp(service) && answer.status === 0 ? 503 : whoAnswered(answer))),
  );
  return only !== undefined && others.length === 0 ? only : [only, ...others].join(' or ');
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
