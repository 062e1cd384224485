import { planApplications } from '../argocd/plan-applications';
import type { ArgocdRequest } from '../argocd/read-request';
import type { SourceFile } from '../core/definition/source-file';
import { groupBy } from '../core/diagnostics/group-by';
import { planEnvironments } from '../core/plan-environments';
import type { Plan } from '../core/plan/plan';
import type { Selection } from '../core/plan/selection';
import { pathInFolder } from '../files/path-in-folder';
import type { AnswerCache, KeptState } from '../files/answer-cache';
import { readerOf } from '../files/read-source-files';
import { RecordedFiles } from '../files/recorded-files';
import { printManifests } from '../output/print-manifests';
import { answerRequest } from './answer-request';
import type { CommandResult } from './command-result';

/** What Argo CD asks for, of a folder's files; what it may ask for next is kept in the cache, if there is one. */
export function answerArgocd(
  request: ArgocdRequest,
  sources: readonly SourceFile[],
  cache: AnswerCache | undefined,
): CommandResult {
  const { root, path, selection } = request;
  const recorded = new RecordedFiles(readerOf(root));
  const planned = planEnvironments(sources, { readFile: recorded.read });
  const result = answerRequest({
    folder: root,
    shownFolder: pathInFolder(path, root),
    selection,
    find: () => planned,
    print: (plan) => printManifests(withApplications(plan, request), selection, 'json') || undefined,
    hintForEmptiness: 'To remove what is there, remove its file.',
  });
  if (result.exitCode === 0) {
    const { stderr } = result;
    cache?.keep(() => ({ stderr, answers: answersOf(planned.plan, selection), files: recorded.files }));
  }
  return result;
}

function withApplications(plan: Plan, request: ArgocdRequest): Plan {
  return { ...plan, objects: [...plan.objects, ...planApplications(plan, request)] };
}

/** The same for each environment that has anything. */
function answersOf(plan: Plan, selection: Selection): KeptState['answers'] {
  const groups = groupBy(plan.objects, ({ environment }) => environment);
  const answers = [...groups].map(([env, objects]) => {
    return [env, printManifests({ ...plan, objects }, { ...selection, env }, 'json')] as const;
  });
  return new Map(answers.filter(([, text]) => text !== ''));
}
