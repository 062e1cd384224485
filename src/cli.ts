#!/usr/bin/env node
// First, since it counts for what comes after it.
import './command-line/tune-v8';
import { CommanderError } from 'commander';
import { describeProgram } from './command-line/describe-program';
import { finish } from './command-line/finish';

async function main(): Promise<void> {
  process.stdout.on('error', (fault: NodeJS.ErrnoException) => {
    // The reader of a pipe may leave early, as `head` does.
    if (fault.code === 'EPIPE') return;
    process.exitCode = 1;
    process.stderr.write(`error: The answer cannot be written: ${fault.message}\n`);
  });
  try {
    await describeProgram().parseAsync();
  } catch (fault) {
    if (fault instanceof CommanderError) process.exitCode = fault.exitCode === 0 ? 0 : 2;
    else finish({ stdout: '', stderr: `error: ${(fault as Error).message}\n`, exitCode: 1 });
  }
}

void main();
