import type { Case } from '../case';
import type { Stack } from '../stack';
import type { Workspace } from '../workspace';
import { DeliveryByArgocd } from './by-argocd';
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
  await stack.argocd();
  return new DeliveryByArgocd(stack.kubectl, workspace, delivery);
}
