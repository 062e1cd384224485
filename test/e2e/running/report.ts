/** One thing that was found: as expected, or not. */
export interface Finding {
  readonly isGood: boolean;
  readonly text: string;
}

/** What a case prints, each line with the case's name, and what its checks came to. */
export class Report {
  private passed = 0;
  private failed = 0;
  private readonly started = Date.now();

  constructor(private readonly name: string) {}

  get counts(): { readonly passed: number; readonly failed: number } {
    return { passed: this.passed, failed: this.failed };
  }

  /** What is done from now on, with the seconds since the case began. */
  step(text: string): void {
    const seconds = Math.round((Date.now() - this.started) / 1000);
    this.note(`${String(seconds).padStart(3)} s: ${text}`);
  }

  /** A check that counts. */
  check({ isGood, text }: Finding): void {
    if (isGood) this.passed++;
    else this.failed++;
    this.note(`  ${isGood ? 'ok' : 'FAILED'}: ${text}`);
  }

  /** A table with its first row as head. */
  table(rows: readonly (readonly string[])[]): void {
    const widths = (rows[0] ?? []).map((_, column) =>
      Math.max(...rows.map((row) => (row[column] ?? '').length)),
    );
    for (const row of rows) {
      this.note(`  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd());
    }
  }

  /** A line that is neither. */
  note(text: string): void {
    console.log(`${this.name}  ${text}`);
  }
}
