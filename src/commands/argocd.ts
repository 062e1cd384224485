import { readRequest, type Variables } from '../argocd/read-request';
import { answerKept, type Keeping } from '../answers/answer-kept';
import { misused, type CommandResult } from '../answers/command-result';

export interface ArgocdCommandOptions {
  /** The folder in which answers are kept. @default - none are */
  readonly cache?: string;
}

/** `envtree argocd`: what the plugin answers; the message of a failure stands in the Application's conditions. */
export async function argocd(variables: Variables, { cache }: ArgocdCommandOptions): Promise<CommandResult> {
  let request;
  try {
    request = readRequest(variables);
  } catch (fault) {
    if (fault instanceof RangeError) return misused(fault.message);
    throw fault;
  }
  const answer = async (keeping?: Keeping): Promise<CommandResult> => {
    const { answerArgocd } = await import('./answer-argocd.js');
    return answerArgocd(request, keeping);
  };
  const {
    root,
    path,
    selection: { env, layer },
  } = request;
  // Environments are asked for one by one, and all of them at once after a commit to a root; the routing is not.
  if (cache === undefined || env === undefined) return answer();
  return answerKept({ folder: root, env, cache, options: [path, layer] }, answer);
}
