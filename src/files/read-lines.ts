import { createReadStream } from 'node:fs';

/** Standard input, by its name among files. */
export const standardInput = '-';

/**
 * The lines of files, one file after the other, as they are read. Throws an Error that begins with the file's path where
 * one cannot be read.
 */
export async function* readLines(paths: readonly string[]): AsyncGenerator<string> {
  for (const path of paths) {
    let rest = '';
    for await (const chunk of readChunks(path)) {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
    if (rest !== '') yield rest;
  }
}

async function* readChunks(path: string): AsyncGenerator<string> {
  const stream = path === standardInput ? process.stdin : createReadStream(path);
  stream.setEncoding('utf8');
  try {
    for await (const chunk of stream) yield chunk as string;
  } catch (fault) {
    throw new Error(`${path}: This file cannot be read: ${(fault as Error).message}`, { cause: fault });
  }
}
