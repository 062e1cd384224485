import type { Case } from '../case';
import type { Stack } from '../stack';
import type { Workspace } from '../workspace';
import { DeliveryByArgocd } from './by-argocd';
import { DeliveryByFlux } from './by-flux';
import { DeliveryByHand } from './by-hand';
import type { Delivery } from './delivery';

interface Wanted extends Pick<Case, 'delivery'> {
  /** The case's first one. */
  readonly namespace: string;
}

/** The delivery that a case wants; the tool is started if it does not run yet. */
export async function chooseDelivery(
  stack: Stack,
  workspace: Workspace,
  { delivery, namespace }: Wanted,
): Promise<Delivery> {
  if (delivery === undefined) return new DeliveryByHand(stack.kubectl, workspace, namespace);
  if (delivery === 'flux') {
    await stack.flux();
    return new DeliveryByFlux(stack.kubectl, workspace, { example: delivery, flux: stack.program('flux') });
  }
  await stack.argocd(workspace.environments.length);
  return new DeliveryByArgocd(stack.kubectl, workspace, delivery);
}
