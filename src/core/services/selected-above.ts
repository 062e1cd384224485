import { selectorOfService, podLabelsOfGiven } from '../definition/given-instance';
import type { JsonObject } from '../definition/json';
import { selects } from '../manifests/label-selector';
import { chainOf, type Instance } from './instance';

/** The given instance above a given one by whose Service that one is met as well, if there is such a Service. */
export function selectedAbove({
  given,
  parent,
}: Instance): { readonly above: Instance; readonly service: JsonObject } | undefined {
  const above = parent && chainOf(parent).find((it) => it.given);
  const [main] = above?.given?.services ?? [];
  if (!given || !above || !main) return undefined;
  return selects(selectorOfService(main), podLabelsOfGiven(given)) ? { above, service: main } : undefined;
}
