const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * From now on until the end of what runs without a pause, a signal waits, so that it does not leave half of what is
 * being written; after that it ends the process as it would have.
 */
export function deferSignals(): void {
  const release = (): void => {
    for (const signal of signals) process.off(signal, end);
  };
  const end = (signal: NodeJS.Signals): void => {
    release();
    process.kill(process.pid, signal);
  };
  for (const signal of signals) process.on(signal, end);
  // The loop looks at signals between one immediate and the next (https://nodejs.org/en/learn/asynchronous-work/event-loop-timers-and-nexttick).
  setImmediate(() => setImmediate(release));
}
