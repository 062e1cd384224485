import { nameOf } from '../definition/given-instance';
import { mapAt } from '../definition/json';
import { isSecurityPolicy } from '../manifests/object-kinds';
import { forkPolicyName } from '../names/object-names';
import type { Model } from '../services/model';
import { forksByNamespace, namedFirst, planCopy } from './copies-for-forks';
import { selectorsForForks } from './for-forks';
import type { AdoptedObject } from './planned-object';

/**
 * Copies of Istio's policies that select by a label which forks have otherwise, so that whoever may not call the
 * original may not call its forks (https://istio.io/latest/docs/reference/config/security/).
 */
export function planSecurityPolicies(model: Model): AdoptedObject[] {
  const forksIn = forksByNamespace(model);
  return [...namedFirst(model.tree)].flatMap(([environment, named]) => {
    const forks = forksIn.get(environment.namespace) ?? [];
    const policies = named.filter(isSecurityPolicy);
    return policies.flatMap((policy) => {
      const selectors = selectorsForForks(mapAt(policy, 'spec', 'selector'), forks);
      return selectors.map((selector, index) => {
        const spec = { ...mapAt(policy, 'spec'), selector };
        return planCopy(policy, environment, { name: forkPolicyName(nameOf(policy), index), spec });
      });
    });
  });
}
