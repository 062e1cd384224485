import type { Answer, Asker, Question } from '../asker';
import { whoAnswered } from '../questions';
import type { Loss } from './judge-losses';

/** Whom a load asks: several addresses in turn, and who may answer. */
export interface Target {
  readonly urls: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  readonly mayAnswer: (who: string) => boolean;
}

/** What came of one target's requests. */
export interface Tally {
  asked: number;
  /** How many responses there were from each environment, or with each other status. */
  readonly answered: Map<string, number>;
  readonly losses: Loss[];
  /** When each environment answered for the first time, in seconds after the mark. */
  readonly first: Map<string, number>;
}

/** Asks each of its targets so many times a second, from one client. */
export class Load {
  private readonly tallies: ReadonlyMap<string, Tally>;
  private readonly pending = new Set<Promise<void>>();
  private readonly started = Date.now();
  private marked = this.started;
  private timer: NodeJS.Timeout | undefined;
  private ticks = 0;

  constructor(
    private readonly asker: Asker,
    private readonly targets: ReadonlyMap<string, Target>,
    private readonly rate: number,
  ) {
    this.tallies = new Map(
      [...targets.keys()].map((name) => [
        name,
        { asked: 0, answered: new Map(), losses: [], first: new Map() },
      ]),
    );
  }

  start(): void {
    this.timer = setInterval(() => {
      this.catchUp();
    }, 1000 / this.rate);
  }

  /** Times are told from now on. */
  mark(): void {
    this.marked = Date.now();
  }

  /** Whether all of these have answered a target, by its name. */
  hasHeardOf(wanted: Readonly<Record<string, readonly string[]>>): boolean {
    return Object.entries(wanted).every(([name, all]) =>
      all.every((who) => this.tallies.get(name)?.answered.has(who)),
    );
  }

  /** Gives what came of each target's requests, by its name, once all have their answers. */
  async stop(): Promise<ReadonlyMap<string, Tally>> {
    clearInterval(this.timer);
    await Promise.all(this.pending);
    return this.tallies;
  }

  /** Timers come late when the machine is busy; what they missed is asked then. */
  private catchUp(): void {
    const due = Math.floor(((Date.now() - this.started) / 1000) * this.rate);
    for (; this.ticks < due; this.ticks++) {
      for (const [name, target] of this.targets) this.ask(target, this.tallies.get(name));
    }
  }

  private ask(target: Target, tally: Tally | undefined): void {
    if (tally === undefined) return;
    const { urls, headers } = target;
    const question: Question = { url: urls[this.ticks % urls.length] ?? '', headers };
    const asked = Date.now();
    tally.asked++;
    const asking = this.asker.ask(question).then((answer) => {
      this.count(target, tally, { asked, answer });
      this.pending.delete(asking);
    });
    this.pending.add(asking);
  }

  private count(target: Target, tally: Tally, { asked, answer }: { asked: number; answer: Answer }): void {
    const { status, body } = answer;
    const who = String(whoAnswered(answer));
    if (status !== 200 || !target.mayAnswer(who)) tally.losses.push({ asked, status, what: body });
    if (status === 0) return;
    tally.answered.set(who, (tally.answered.get(who) ?? 0) + 1);
    if (!tally.first.has(who)) {
      tally.first.set(who, this.marked === this.started ? 0 : (Date.now() - this.marked) / 1000);
    }
  }
}
