import { pause } from '../../sandbox/wait-until';
import type { Answer, Asker } from '../asker';
import { addressesOf, carrierOf, whoAnswered } from '../questions';
import type { LoadStep } from '../case';
import type { Run } from '../run-case';

/** What came of one environment's requests. */
interface Tally {
  asked: number;
  readonly answered: Map<string, number>;
  readonly failures: { readonly afterSeconds: number; readonly what: string }[];
  /** When each environment answered for the first time, in seconds after the steps began. */
  readonly first: Map<string, number>;
}

/**
 * Asks steadily while other steps are taken. No request may fail, nor be answered by an environment that is not on the
 * asked one's chain.
 */
export async function runLoad(
  run: Run,
  { load, answered }: LoadStep,
  during: (run: Run) => Promise<Run>,
): Promise<Run> {
  const asker = await run.stack.client();
  const generator = new Load(run, asker, load);
  generator.start();
  await pause(1000);
  generator.mark();
  const after = await during(run);
  await pause(1000);
  const tallies = await generator.stop();
  for (const [environment, tally] of tallies) reportTally(run, environment, tally);
  if (answered) {
    for (const [environment, wanted] of Object.entries(answered)) {
      const got = [...(tallies.get(environment)?.answered.keys() ?? [])].sort();
      const isGood = JSON.stringify(got) === JSON.stringify([...wanted].sort());
      run.report.check({ isGood, text: `${environment} was answered by ${got.join(', ')}` });
    }
  }
  return after;
}

function reportTally(
  { report }: Run,
  environment: string,
  { asked, failures, answered, first }: Tally,
): void {
  const counts = [...answered].map(([who, count]) => `${who} ${count}${since(first.get(who) ?? 0)}`);
  const text = `${environment}: ${asked} requests, ${failures.length} failed; ${counts.join(', ')}`;
  report.check({ isGood: failures.length === 0 && asked > 0, text });
  for (const { afterSeconds, what } of failures.slice(0, 5)) {
    report.step(`      after ${afterSeconds.toFixed(2)} s: ${what}`);
  }
}

class Load {
  private readonly tallies = new Map<string, Tally>();
  private readonly pending = new Set<Promise<void>>();
  private readonly urls: readonly string[];
  private readonly started = Date.now();
  private marked = this.started;
  private timer: NodeJS.Timeout | undefined;
  private ticks = 0;

  constructor(
    private readonly run: Run,
    private readonly asker: Asker,
    private readonly load: LoadStep['load'],
  ) {
    this.urls = load.services.flatMap((service) => addressesOf(run, service));
    for (const environment of load.environments) {
      this.tallies.set(environment, { asked: 0, answered: new Map(), failures: [], first: new Map() });
    }
  }

  start(): void {
    this.timer = setInterval(() => {
      this.catchUp();
    }, 1000 / this.load.rate);
  }

  /** Times are told from now on. */
  mark(): void {
    this.marked = Date.now();
  }

  /** Timers come late when the machine is busy; what they missed is asked then. */
  private catchUp(): void {
    const due = Math.floor(((Date.now() - this.started) / 1000) * this.load.rate);
    for (; this.ticks < due; this.ticks++) {
      for (const [environment, tally] of this.tallies) this.ask(environment, tally);
    }
  }

  private ask(environment: string, tally: Tally): void {
    const url = this.urls[this.ticks % this.urls.length] ?? '';
    const headers = carrierOf(this.run, environment);
    tally.asked++;
    const asking = this.asker.ask({ url, headers }).then((answer) => {
      this.count(environment, tally, answer);
      this.pending.delete(asking);
    });
    this.pending.add(asking);
  }

  private count(environment: string, tally: Tally, answer: Answer): void {
    const afterSeconds = (Date.now() - this.marked) / 1000;
    const who = String(whoAnswered(answer));
    tally.answered.set(who, (tally.answered.get(who) ?? 0) + 1);
    if (!tally.first.has(who)) tally.first.set(who, this.marked === this.started ? 0 : afterSeconds);
    if (answer.status !== 200 || !this.mayAnswer(who, environment)) {
      tally.failures.push({ afterSeconds, what: `${answer.status} ${answer.body}` });
    }
  }

  /** The asked environment, one above it, or the default, which is above none. */
  private mayAnswer(who: string, environment: string): boolean {
    const { splitter } = this.run.workspace.settings;
    return !who.includes(splitter) || environment === who || environment.startsWith(who + splitter);
  }

  async stop(): Promise<ReadonlyMap<string, Tally>> {
    clearInterval(this.timer);
    await Promise.all(this.pending);
    return this.tallies;
  }
}

/** Nothing for what answered from the beginning. */
function since(seconds: number): string {
  return seconds <= 0 ? '' : ` (first after ${seconds.toFixed(1)} s)`;
}
