import { error, type Diagnostic } from '../diagnostics/diagnostic';
import { beginsBelowRoot } from '../services/beginning';
import { ownSpecification, type Instance } from '../services/instance';
import { locateInstance, locateOwnKey } from '../services/locate-in-instance';
import type { Model } from '../services/model';

/**
 * A `new` where the service does not begin, or in a root. Left there, it would silence `new-service` once nothing above
 * has the service any more.
 */
export function notNew(model: Model): Diagnostic[] {
  return model.instances
    .filter((instance) => ownSpecification(instance).new && !beginsBelowRoot(instance))
    .map((instance) =>
      error({ code: 'not-new', ...describe(instance), location: locateOwnKey(instance, 'new') }),
    );
}

function describe({
  service,
  environment,
  parent,
}: Instance): Pick<Diagnostic, 'message' | 'related' | 'hint'> {
  if (!parent) {
    return {
      message: `"${service}" is in a root, "${environment.name}", whose services need no "new"`,
      hint: 'Leave it out; it is said of a service that begins below a root.',
    };
  }
  const above = parent.environment.name;
  return {
    message: `"${service}" is not new in "${environment.name}": "${above}" has it`,
    related: [{ message: `"${service}" in "${above}"`, location: locateInstance(parent) }],
    hint: 'Leave it out.',
  };
}
