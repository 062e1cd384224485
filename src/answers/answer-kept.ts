import { version } from '../../package.json';
import type { SourceFile } from '../core/definition/source-file';
import { AnswerCache, sumOf } from '../files/answer-cache';
import { readerOf, readSourceFiles } from '../files/read-source-files';
import { sumOfProgram } from '../files/sum-of-program';
import type { CommandResult } from './command-result';

/** An environment's answer that may have been kept. */
export interface KeptRequest {
  /** The folder with envs/ and envtree.yaml. */
  readonly folder: string;
  readonly env: string;
  /** The folder in which answers are kept. */
  readonly cache: string;
  /** What has a part in the answers of all environments, beside files and program. */
  readonly options: readonly unknown[];
}

/** A folder's files as they were read, and where the answers that they come to are kept. */
export interface Keeping {
  readonly sources: readonly SourceFile[];
  readonly cache: AnswerCache;
}

/** The answer that is kept; what `answer` gives where none is, which keeps those of all environments. */
export async function answerKept(
  { folder, env, cache: place, options }: KeptRequest,
  answer: (keeping: Keeping) => Promise<CommandResult>,
): Promise<CommandResult> {
  const sources = readSourceFiles(folder);
  const cache = new AnswerCache(place, sumOf([version, sumOfProgram(), folder, options, sources]));
  const kept = cache.find(env, readerOf(folder));
  return kept ? { ...kept, exitCode: 0 } : answer({ sources, cache });
}
