import { ownSpecification, type Instance } from './instance';

/** Whether a service begins with this instance, below a root. */
export function beginsBelowRoot({ parent, environment: { name, root } }: Instance): boolean {
  return parent === undefined && name !== root;
}

/**
 * Whether it does without saying `new: true`, so that something of its name may run that no file tells of. What another
 * program renders takes nothing over.
 */
export function beginsUnsaid(instance: Instance): boolean {
  return beginsBelowRoot(instance) && !instance.given && !ownSpecification(instance).new;
}
