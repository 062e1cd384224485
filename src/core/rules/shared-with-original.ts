import type { Diagnostic } from '../diagnostics/diagnostic';
import { knownIn } from '../environment/environment-tree';
import { findShared } from '../services/find-shared';
import { ownSpecification } from '../services/instance';
import { locateInstance } from '../services/locate-in-instance';
import type { Model } from '../services/model';
import { warnOf } from './warn-of';

/**
 * What a fork shares with its original that one of them alone can have, and what looks after the original alone. An
 * instance below a fork shares what that does.
 */
export function sharedWithOriginal(model: Model): Diagnostic[] {
  return model.instances.flatMap((instance) => {
    const { fork, parent, environment } = instance;
    if (!fork || parent?.fork?.given === fork.given) return [];
    const { objects } = knownIn(environment.namespace, model.tree);
    const shared = findShared(instance, fork.given, objects);
    const isAlone = ownSpecification(instance).replicas !== undefined;
    return shared
      .filter(({ isSettledByReplicas }) => !(isSettledByReplicas && isAlone))
      .flatMap(({ message, hint }) =>
        warnOf(instance, { code: 'shared-with-original', message, hint, location: locateInstance(instance) }),
      );
  });
}
