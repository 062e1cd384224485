import type { AnswerChange, Answered, DifferenceReport } from './difference-report';
import { code, count, type ReportEntry, type ReportSection } from './report-section';

/** Who answers whom, first what changes for all requests, or leaves some without an answer. */
export function describeAnswers(report: DifferenceReport): ReportSection[] {
  return [
    { title: 'Who answers', entries: describeChanges(report.answers, report) },
    { title: 'Who answers while pods are not ready', entries: describeChanges(report.fallbacks, report) },
  ];
}

/** A change in words, in which an environment that answers for itself alone is not named. */
interface WordedChange {
  readonly services: readonly string[];
  readonly environments: readonly (string | null)[];
  readonly words: string;
  readonly isSurprising: boolean;
}

function describeChanges(changes: readonly AnswerChange[], report: DifferenceReport): ReportEntry[] {
  const single = changes.flatMap((change) =>
    change.environments.map((environment) => wordChange(change, environment)),
  );
  const ofService = fold(single, ({ services, words }) => [services, words]);
  const all = fold(ofService, ({ environments, words }) => [environments, words]);
  return all
    .sort((a, b) => Number(b.isSurprising) - Number(a.isSurprising))
    .map((change) => describeChange(change, report));
}

function wordChange(
  { service, environments, from, to }: AnswerChange,
  environment: string | null,
): WordedChange {
  const own = environments.length === 1 ? environment : null;
  const words = `${wordAnswered(from, own)} -> ${wordAnswered(to, own)}`;
  // A service that comes, or goes, has no answer on one side.
  const isSurprising = from !== null && (environment === null || to?.length === 0);
  return { services: [service], environments: [environment], words, isSurprising };
}

function wordAnswered(answered: Answered, environment: string | null): string {
  if (answered === null) return 'no service';
  if (answered.length === 0) return 'nobody (503)';
  return answered.map((name) => (name === environment ? 'itself' : code(name))).join(', then ');
}

/** Changes with the same key as one, with the services and the environments of all. */
function fold(changes: readonly WordedChange[], keyOf: (change: WordedChange) => unknown): WordedChange[] {
  const groups = new Map<string, WordedChange>();
  for (const change of changes) {
    const key = JSON.stringify(keyOf(change));
    const group = groups.get(key) ?? change;
    groups.set(key, {
      words: change.words,
      services: [...new Set([...group.services, ...change.services])],
      environments: [...new Set([...group.environments, ...change.environments])],
      isSurprising: group.isSurprising || change.isSurprising,
    });
  }
  return [...groups.values()];
}

function describeChange(
  { services, environments, words, isSurprising }: WordedChange,
  { environments: { count: counts, removed } }: DifferenceReport,
): ReportEntry {
  const sign = isSurprising ? '!' : '~';
  const text = `${services.map(code).join(', ')}: ${words} for`;
  // All requests there are need no list.
  if (environments.length === counts.to + removed.length + 1) return { sign, text: `${text} all requests` };
  const number = environments.filter((name) => name !== null).length;
  const others = number < environments.length ? ' and all other requests' : '';
  return {
    sign,
    text,
    names: environments.map((name) => (name === null ? 'all other requests' : code(name))),
    all: `${count(number, 'environment')}${others}`,
  };
}
