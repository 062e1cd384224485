import { planApplications } from '../argocd/plan-applications';
import { readRequest, type ArgocdRequest, type Variables } from '../argocd/read-request';
import type { Plan } from '../core/plan/plan';
import { pathInFolder } from '../files/path-in-folder';
import { printManifests } from '../output/print-manifests';
import { answerRequest } from './answer-request';
import { misused, type CommandResult } from './command-result';

/** `envtree argocd`: what the plugin answers; the message of a failure stands in the Application's conditions. */
export function argocd(variables: Variables): CommandResult {
  let request;
  try {
    request = readRequest(variables);
  } catch (fault) {
    if (fault instanceof RangeError) return misused(fault.message);
    throw fault;
  }
  return answerArgocd(request);
}

function answerArgocd(request: ArgocdRequest): CommandResult {
  const { root, path, selection } = request;
  return answerRequest({
    folder: root,
    shownFolder: pathInFolder(path, root),
    selection,
    print: (plan) => printManifests(withApplications(plan, request), selection, 'json') || undefined,
    hintForEmptiness: 'To remove what is there, remove its file.',
  });
}

function withApplications(plan: Plan, request: ArgocdRequest): Plan {
  return { ...plan, objects: [...plan.objects, ...planApplications(plan, request)] };
}
