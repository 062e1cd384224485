/** How long the parts of a run take, for the table at its end. */
export class Durations {
  private readonly rows: { readonly what: string; readonly seconds: number; readonly started: number }[] = [];

  /** Notes how long `act` takes, whatever becomes of it. */
  async note<T>(what: string, act: () => Promise<T>): Promise<T> {
    const started = Date.now();
    try {
      return await act();
    } finally {
      this.rows.push({ what, started, seconds: (Date.now() - started) / 1000 });
    }
  }

  /** A row for each part, the longest first, below a head. */
  get table(): string[][] {
    const rows = [...this.rows].sort((a, b) => b.seconds - a.seconds);
    return [['part', 's'], ...rows.map(({ what, seconds }) => [what, seconds.toFixed(0)])];
  }
}
