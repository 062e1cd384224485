import { groupBy } from '../core/diagnostics/group-by';
import { planEnvironments } from '../core/plan-environments';
import type { Plan } from '../core/plan/plan';
import type { Selection } from '../core/plan/selection';
import type { KeptState } from '../files/answer-cache';
import { readerOf } from '../files/read-source-files';
import { RecordedFiles } from '../files/recorded-files';
import { printManifests, type Format } from '../output/print-manifests';
import type { Keeping } from './answer-kept';
import { answerRequest, type EnvironmentsRequest } from './answer-request';
import type { CommandResult } from './command-result';

export interface KeepingRequest extends Omit<EnvironmentsRequest, 'find'> {
  readonly selection: Selection;
  readonly format: Format;
  /** Where the answers for all environments are to be kept. @default - nowhere */
  readonly keeping: Keeping | undefined;
}

/** Answers as `answerRequest` does, and keeps what any other environment would be answered. */
export function answerAndKeep({ keeping, format, ...request }: KeepingRequest): CommandResult {
  if (!keeping) return answerRequest(request);
  const { sources, cache } = keeping;
  const recorded = new RecordedFiles(readerOf(request.folder));
  const planned = planEnvironments(sources, { readFile: recorded.read });
  const result = answerRequest({ ...request, find: () => planned });
  if (result.exitCode === 0) {
    cache.keep(() => ({
      stderr: result.stderr,
      answers: answersOf(planned.plan, request.selection, format),
      files: recorded.files,
    }));
  }
  return result;
}

/** The same for each environment that has anything. */
function answersOf(plan: Plan, selection: Selection, format: Format): KeptState['answers'] {
  const groups = groupBy(plan.objects, ({ environment }) => environment);
  const answers = [...groups].map(([env, objects]) => {
    return [env, printManifests({ ...plan, objects }, { ...selection, env }, format)] as const;
  });
  return new Map(answers.filter(([, text]) => text !== ''));
}
