import type { Plan } from '../core/plan/plan';
import type { Selection } from '../core/plan/selection';
import { writeLayers } from '../files/write-layers';
import { printManifests, printParts, type Format } from '../output/print-manifests';
import type { Keeping } from '../answers/answer-kept';
import type { CommandResult } from '../answers/command-result';
import { answerAndKeep } from '../answers/keep-answers';

export interface RenderOptions extends Selection {
  readonly format: Format;
  /** @default - to stdout */
  readonly outputDir?: string;
  /** @default false */
  readonly allowEmpty?: boolean;
  /** The folder in which answers for environments are kept. @default - none are */
  readonly cache?: string;
}

/** The manifests of a folder, printed or written; what may be asked for next is kept where that is said. */
export function answerRender(folder: string, options: RenderOptions, keeping?: Keeping): CommandResult {
  return answerAndKeep({
    keeping,
    format: options.format,
    folder,
    selection: options,
    print: (plan) => print(plan, options),
    hintForEmptiness: 'If that is what you mean, say --allow-empty.',
  });
}

function print(plan: Plan, options: RenderOptions): string | undefined {
  const { format, outputDir, allowEmpty = false, env } = options;
  if (outputDir === undefined) {
    const text = printManifests(plan, options, format);
    return text === '' && !allowEmpty ? undefined : text;
  }
  const files = printParts(plan, options, format).map((part) => ({ ...part, format }));
  if (files.every(({ text }) => text === '') && !allowEmpty) return undefined;
  writeLayers(outputDir, files, env);
  return '';
}
