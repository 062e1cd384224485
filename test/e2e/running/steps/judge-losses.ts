/** A request that was not answered as it has to be. */
export interface Loss {
  /** When it was asked, in milliseconds. */
  readonly asked: number;
  /** 0 without a response: the client's own timeout, or no connection. */
  readonly status: number;
  readonly what: string;
}

/** What was asked in the same time, by the same client, of a service that no environment touches. */
export interface Control {
  readonly asked: number;
  readonly losses: readonly Loss[];
}

export interface Verdict {
  readonly failures: readonly Loss[];
  /** The machine's own. */
  readonly excused: readonly Loss[];
}

/** Two requests so near to each other, in milliseconds, meet the same state of the machine. */
const moment = 1000;

/** A control that loses more than this tells nothing any more of what is asked beside it. */
const tolerableShare = 0.1;

/**
 * Parts what is the machine's from what is not: a loss is excused if there was no response at all, and the control lost a
 * request in the same way at that moment. A wrong answer or an error status never is.
 */
export function judgeLosses(losses: readonly Loss[], control: Control): Verdict {
  const starved = control.losses.filter(hasNoResponse);
  const tells = starved.length <= control.asked * tolerableShare;
  const isExcused = (loss: Loss): boolean =>
    tells && hasNoResponse(loss) && starved.some(({ asked }) => Math.abs(asked - loss.asked) <= moment);
  return {
    failures: losses.filter((loss) => !isExcused(loss)),
    excused: losses.filter(isExcused),
  };
}

/** Whether it is what a starved machine does; a response that is wrong comes from a program that had its turn. */
export function hasNoResponse({ status }: Loss): boolean {
  return status === 0;
}
