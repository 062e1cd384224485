/** What a command answers; cli.ts alone writes it and ends the process with its code. */
export interface CommandResult {
  readonly stdout: string;
  readonly stderr: string;
  /** 0: done. 1: a mistake in the files, or nothing to render. 2: a mistake in the call. */
  readonly exitCode: 0 | 1 | 2;
}

/** A mistake in the call. */
export function misused(message: string): CommandResult {
  return { stdout: '', stderr: `error: ${message}\n`, exitCode: 2 };
}
