import { planApplications } from '../argocd/plan-applications';
import type { ArgocdRequest } from '../argocd/read-request';
import type { Plan } from '../core/plan/plan';
import { pathInFolder } from '../files/path-in-folder';
import { printManifests } from '../output/print-manifests';
import type { Keeping } from '../answers/answer-kept';
import type { CommandResult } from '../answers/command-result';
import { answerAndKeep } from '../answers/keep-answers';

/** What Argo CD asks for, of a folder's files; what it may ask for next is kept where that is said. */
export function answerArgocd(request: ArgocdRequest, keeping?: Keeping): CommandResult {
  const { root, path, selection } = request;
  const format = 'json';
  return answerAndKeep({
    keeping,
    format,
    folder: root,
    shownFolder: pathInFolder(path, root),
    selection,
    print: (plan) => printManifests(withApplications(plan, request), selection, format) || undefined,
    hintForEmptiness: 'To remove what is there, remove its file.',
  });
}

function withApplications(plan: Plan, request: ArgocdRequest): Plan {
  return { ...plan, objects: [...plan.objects, ...planApplications(plan, request)] };
}
