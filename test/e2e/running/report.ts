/** One thing that was found: as expected, or not. */
export interface Finding {
  readonly isGood: boolean;
  readonly text: string;
}

/** What a run prints, and what its checks came to. */
export class Report {
  private passed = 0;
  private failed = 0;
  private readonly started = Date.now();

  get counts(): { readonly passed: number; readonly failed: number } {
    return { passed: this.passed, failed: this.failed };
  }

  title(text: string): void {
    console.log(`\n${text}  (after ${Math.round((Date.now() - this.started) / 1000)} s)`);
  }

  step(text: string): void {
    console.log(`  ${text}`);
  }

  /** A check that counts. */
  check({ isGood, text }: Finding): void {
    if (isGood) this.passed++;
    else this.failed++;
    console.log(`    ${isGood ? 'ok' : 'FAILED'}: ${text}`);
  }

  /** A table with its first row as head. */
  table(rows: readonly (readonly string[])[]): void {
    const widths = (rows[0] ?? []).map((_, column) =>
      Math.max(...rows.map((row) => (row[column] ?? '').length)),
    );
    for (const row of rows) {
      console.log(`    ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd());
    }
  }
}
