import type { CommandResult } from '../answers/command-result';

/** `process.exit` would cut off what a pipe has not yet taken; the process ends by itself, with this code. */
export function finish({ stdout, stderr, exitCode }: CommandResult): void {
  process.exitCode = exitCode;
  process.stderr.write(stderr);
  process.stdout.write(stdout);
}
