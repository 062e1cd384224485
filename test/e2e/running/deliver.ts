import type { Kubectl } from '../control-plane/kubectl';
import { pause } from '../sandbox/wait-until';
import type { Workspace } from './workspace';

/** How long the README says to wait until every sidecar has the new routes. */
const settleSeconds = 5;

/**
 * Applies by hand, in the order that the README gives: the workloads, the routing, and when every sidecar has the new
 * routes, both again with what they no longer have removed, the routing first.
 */
export async function deliver(workspace: Workspace, kubectl: Kubectl, namespace: string): Promise<void> {
  const workloads = await workspace.render('--layer', 'workloads');
  const routing = await workspace.render('--layer', 'routing', '--allow-empty');
  await kubectl.applyText(workloads);
  if (routing !== '') await kubectl.applyText(routing);
  await pause(settleSeconds * 1000);
  const prune = ['--prune', '--namespace', namespace];
  if (routing !== '') await kubectl.applyText(routing, [...prune, '--applyset=envtree-routing']);
  await kubectl.applyText(workloads, [...prune, '--applyset=envtree-workloads']);
}
