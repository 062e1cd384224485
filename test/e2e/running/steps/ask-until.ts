import { pause } from '../../sandbox/wait-until';
import type { Change, Run } from '../run-case';

/** What was rolled out later than a change allows has this many seconds more, since sidecars hear of it after that. */
const leastSeconds = 10;

/**
 * Asks again and again until the answer is as wanted, or the time that the last change allows is over; once where
 * nothing was changed, or `who` asks has heard of it. Gives the last answer.
 */
export async function askUntil<Answer>(
  { run: { changed }, who = client }: Asking,
  ask: () => Promise<Answer>,
  isWanted: (answer: Answer) => boolean,
): Promise<Answer> {
  const now = Date.now();
  const news = newsFor({ changed }, who);
  const deadline = news ? Math.max(news.at + news.withinSeconds * 1000, now + leastSeconds * 1000) : now;
  let answer = await ask();
  while (!isWanted(answer) && Date.now() < deadline) {
    await pause(100);
    answer = await ask();
  }
  return answer;
}

/** The last change, if `who` has not heard of it. */
export function newsFor({ changed }: Pick<Run, 'changed'>, who = client): Change | undefined {
  return changed?.heardBy?.includes(who) === true ? undefined : changed;
}

/** The run once `who` has asked: what comes next has to be right at once for it, and not yet for others' sidecars. */
export function heardBy(run: Run, who = client): Run {
  const { changed } = run;
  return changed ? { ...run, changed: { ...changed, heardBy: [...(changed.heardBy ?? []), who] } } : run;
}

export interface Asking {
  readonly run: Pick<Run, 'changed'>;
  /** Whose sidecar has to know. @default - the client's */
  readonly who?: string | undefined;
}

const client = 'the client';
