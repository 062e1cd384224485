import { specificationOfGiven } from '../definition/given-instance';
import { isSame, omit, type JsonObject } from '../definition/json';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { present } from '../diagnostics/present';
import { ownSpecification, type Instance } from '../services/instance';
import { isMeantIsolated } from '../services/isolated-ports';
import { locateInstance } from '../services/locate-in-instance';
import type { Model } from '../services/model';
import { warnOf } from './warn-of';

/**
 * An instance that is made of the same as the one above it, so that its pods cost and change nothing. Pods have a use
 * that keep data of their own, that are isolated otherwise, that nobody calls, or that can meet something
 * else of their environment than another environment's pods.
 */
export function sameAsParent(model: Model): Diagnostic[] {
  return model.instances.flatMap((instance) => {
    const { parent } = instance;
    if (!parent || !isSameAs(instance, parent) || hasUse(instance, parent, model)) return [];
    const { service, environment } = instance;
    const above = parent.environment.name;
    return warnOf(instance, {
      code: 'same-as-parent',
      message: `"${service}" in "${environment.name}" is the same as in "${above}", so that its pods change nothing`,
      location: locateInstance(instance),
      related: [{ message: `"${service}" in "${above}"`, location: locateInstance(parent) }],
      hint: `Leave it out, and "${above}" answers. Where pods of its own are meant, say so here: warnings: {same-as-parent: off}`,
    });
  });
}

/** The keys that say nothing of the pods. */
const unrendered = ['warnings', 'workload'];

function isSameAs(instance: Instance, parent: Instance): boolean {
  // A copy of one of several workloads answers otherwise than these together.
  const isOneOfSeveral = (parent.given?.workloads.length ?? 0) > 1;
  if (instance.given || isOneOfSeveral) return false;
  return isSame(
    omit(instance.specification, unrendered),
    omit(specificationAbove(instance, parent), unrendered),
  );
}

/** What the instance is merged into. */
function specificationAbove({ service, fork, ...instance }: Instance, parent: Instance): JsonObject {
  if (!parent.given) return parent.specification as JsonObject;
  const { name: container } = ownSpecification({ service, fork, ...instance });
  return specificationOfGiven({ service, given: present(fork).given, container }) as JsonObject;
}

function hasUse(instance: Instance, parent: Instance, model: Model): boolean {
  const { ancestors } = instance.environment;
  const between = ancestors.slice(0, ancestors.indexOf(parent.environment.name));
  const claims = instance.specification.spec?.volumeClaimTemplates;
  return (
    [instance, parent].some(isMeantIsolated) ||
    (Array.isArray(claims) && claims.length > 0) ||
    !isCalled(instance, model) ||
    between.some((name) => bringsObjects(name, model) || isAnsweredByCaller(name, model))
  );
}

/** Whether requests meet its pods by their environment; those of a worker take messages, and start requests. */
function isCalled({ service }: Instance, { services }: Model): boolean {
  return services.some((it) => it.service === service && it.isRouted);
}

/** Objects whose names the pods may mean. */
function bringsObjects(name: string, { tree }: Model): boolean {
  return (tree.environments.get(name)?.definition.companions ?? []).length > 0;
}

/** Whether connections of the pods of that environment lead to an instance of its own. */
function isAnsweredByCaller(name: string, { services }: Model): boolean {
  return services.some(
    ({ addresses, instances }) =>
      addresses.some(({ callerPorts }) => callerPorts.length > 0) &&
      instances.some(({ environment }) => environment.name === name),
  );
}
