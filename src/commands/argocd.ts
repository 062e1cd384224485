import { version } from '../../package.json';
import { readRequest, type ArgocdRequest, type Variables } from '../argocd/read-request';
import type { SourceFile } from '../core/definition/source-file';
import { AnswerCache, sumOf, sumOfProgram } from '../files/answer-cache';
import { readerOf, readSourceFiles } from '../files/read-source-files';
import { misused, type CommandResult } from './command-result';

export interface ArgocdCommandOptions {
  /** The folder in which answers are kept. @default - none are */
  readonly cache?: string;
}

/** `envtree argocd`: what the plugin answers; the message of a failure stands in the Application's conditions. */
export async function argocd(
  variables: Variables,
  { cache: folder }: ArgocdCommandOptions,
): Promise<CommandResult> {
  let request;
  try {
    request = readRequest(variables);
  } catch (fault) {
    if (fault instanceof RangeError) return misused(fault.message);
    throw fault;
  }
  const { root, selection } = request;
  const sources = readSourceFiles(root);
  // Environments are asked for one by one, and all of them at once after a commit to a root; the routing is not.
  const isKept = folder !== undefined && selection.env !== undefined;
  const cache = isKept ? new AnswerCache(folder, stateOf(request, sources)) : undefined;
  const kept = cache?.find(selection.env ?? '', readerOf(root));
  if (kept) return { ...kept, exitCode: 0 };
  const { answerArgocd } = await import('./answer-argocd.js');
  return answerArgocd(request, sources, cache);
}

/** All that has a part in the answers of all environments. */
function stateOf(
  { root, path, selection: { layer } }: ArgocdRequest,
  sources: readonly SourceFile[],
): string {
  return sumOf([version, sumOfProgram(), root, path, layer, sources]);
}
