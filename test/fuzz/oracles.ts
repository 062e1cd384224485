import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { check } from '../../src/commands/check';
import type { CommandResult } from '../../src/answers/command-result';
import { answerRender } from '../../src/commands/answer-render';
import { askingsOf, findWrongAnswers, questionsOf, renderCluster } from '../properties/ask-tree';
import { praise, runEnvtree } from '../support/run-envtree';
import type { FuzzedFiles } from './arbitrary-files';

/** What came of one folder of files. */
export interface Outcome {
  readonly isRendered: boolean;
  readonly yaml: string;
  /** Of the same objects, one a line. */
  readonly json: string;
  readonly milliseconds: number;
}

/** What no user may ever read. */
const innards = /^\s+at .*:\d+:\d+|\[object |undefined|Converting circular|Maximum call stack|TypeError/m;

/** Slower than this hangs, for files of a few hundred characters on whatever machine. */
const longest = 10_000;

/** Runs the commands on `fuzzed`. Throws an Error that says what is wrong with what they answer. */
export function judgeOutcome(fuzzed: FuzzedFiles, { asProgram }: { readonly asProgram: boolean }): Outcome {
  const folder = mkdtempSync(join(tmpdir(), 'envtree-fuzz-'));
  try {
    for (const { path, text } of fuzzed.files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const started = Date.now();
    const outcome = compareCommands(asProgram ? runProgram(folder) : runHere(folder));
    const milliseconds = Date.now() - started;
    if (milliseconds > longest) throw new Error(`It takes ${String(milliseconds)} ms`);
    if (fuzzed.isWhole && outcome.isRendered) judgeAnswers(fuzzed);
    return { ...outcome, milliseconds };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

interface Results {
  readonly checked: Answered;
  readonly yaml: Answered;
  readonly json: Answered;
}

type Answered = Omit<CommandResult, 'exitCode'> & { readonly exitCode: number | null };

function runHere(folder: string): Results {
  return {
    checked: check(folder),
    yaml: answerRender(folder, { format: 'yaml' }),
    json: answerRender(folder, { format: 'json' }),
  };
}

function runProgram(folder: string): Results {
  const [checked, yaml, json] = [
    ['check', folder],
    ['render', folder],
    ['render', folder, '--format', 'json'],
  ].map((args) => runEnvtree(folder, ...args));
  return { checked, yaml, json } as Results;
}

/** The same judgement by each command, nothing printed beside an error, and nothing said that is for us alone. */
function compareCommands({ checked, yaml, json }: Results): Omit<Outcome, 'milliseconds'> {
  for (const { stdout, stderr, exitCode } of [checked, yaml, json]) {
    if (innards.test(ownWords(stderr))) throw new Error(`It says\n${stderr}`);
    if (exitCode !== 0 && stdout !== '')
      throw new Error(`It exits with ${String(exitCode)}, and prints\n${stdout}`);
    if (exitCode !== checked.exitCode || withoutFindings(stderr) !== withoutFindings(checked.stderr)) {
      throw new Error(
        `check says ${String(checked.exitCode)}\n${checked.stderr}\nrender ${String(exitCode)}\n${stderr}`,
      );
    }
  }
  if (checked.exitCode !== 0 && !/error/.test(checked.stderr))
    throw new Error('It fails, and does not say why');
  return { isRendered: checked.exitCode === 0, yaml: yaml.stdout, json: json.stdout };
}

const finding =
  /\[(changes-nothing|expired|similar-name|missing-level|same-as-parent|image-without-tag|shared-claim|many-routes|large-object|unknown-calls)\]/;

/** What every command says alike: without what check alone finds worth a look, and how much it was. */
function withoutFindings(stderr: string): string {
  const blocks = stderr.replace(praise, '').replace(/^\d+ (error|warning)s?(, \d+ warnings?)?\n/m, '');
  return blocks
    .split('\n\n')
    .filter((block) => !finding.test(block.split('\n')[0] ?? ''))
    .join('\n\n');
}

/** Without the user's own lines and words, which may be any. */
function ownWords(stderr: string): string {
  return stderr.replace(/^ *\d* \| .*$/gm, '').replace(/"(\\.|[^"\\\n])*"/g, '""');
}

function judgeAnswers({ tree }: FuzzedFiles): void {
  const wrong = findWrongAnswers(renderCluster(tree), questionsOf(tree, askingsOf(tree)), tree);
  if (wrong.length > 0) throw new Error(`Wrong answers: ${JSON.stringify(wrong.slice(0, 3))}`);
}
