import { pause } from '../../sandbox/wait-until';
import type { Run } from '../run-case';

/** What was rolled out later than a change allows has this many seconds more, since sidecars hear of it after that. */
const leastSeconds = 10;

/**
 * Asks again and again until the answer is as wanted, or the time that the last change allows is over; once where
 * nothing was changed. Gives the last answer.
 */
export async function askUntil<Answer>(
  { changed }: Pick<Run, 'changed'>,
  ask: () => Promise<Answer>,
  isWanted: (answer: Answer) => boolean,
): Promise<Answer> {
  const now = Date.now();
  const deadline = changed
    ? Math.max(changed.at + changed.withinSeconds * 1000, now + leastSeconds * 1000)
    : now;
  let answer = await ask();
  while (!isWanted(answer) && Date.now() < deadline) {
    await pause(100);
    answer = await ask();
  }
  return answer;
}
