import type { Diagnostic } from '../diagnostics/diagnostic';
import { knownIn, type EnvironmentTree } from '../environment/environment-tree';
import { nameCompanions } from '../plan/companion-names';
import { accessModesOf, isForMany } from '../services/find-shared';
import { originOf, type Instance } from '../services/instance';
import { locateInstance } from '../services/locate-in-instance';
import type { Model } from '../services/model';
import { claimedVolumes } from '../services/claimed-volumes';
import { warnOf } from './warn-of';

/**
 * An instance that writes to a volume claim of the one above it, so that two environments write to one volume. That a
 * claim can be mounted twice does not say that it should be; where it cannot, a fork is told so by itself.
 */
export function sharedClaim(model: Model): Diagnostic[] {
  const findIn = nameCompanions(model);
  const nameIn = ({ environment }: Instance, claim: string): string =>
    findIn(environment)?.('PersistentVolumeClaim', claim) ?? claim;
  return model.instances.flatMap((instance) => {
    const origin = originOf(instance);
    if (instance.given || origin?.environment.namespace !== instance.environment.namespace) return [];
    const above = new Set(claimedVolumes(origin).map(({ claim }) => nameIn(origin, claim)));
    const written = claimedVolumes(instance).filter(({ isWritten }) => isWritten);
    return written
      .map(({ claim }) => nameIn(instance, claim))
      .filter((claim) => above.has(claim) && !isSettled(claim, instance, model.tree))
      .flatMap((claim) => describe(claim, instance, origin));
  });
}

/** Whether nobody can write to it, or `shared-with-original` is about it. */
function isSettled(claim: string, { environment, fork, parent }: Instance, tree: EnvironmentTree): boolean {
  const modes = accessModesOf(claim, knownIn(environment.namespace, tree).objects);
  const isReadOnly = modes.length > 0 && modes.every((mode) => mode === 'ReadOnlyMany');
  return isReadOnly || (fork !== undefined && parent?.fork?.given !== fork.given && !isForMany(modes));
}

function describe(claim: string, instance: Instance, origin: Instance): Diagnostic[] {
  const { service, environment } = instance;
  const above = origin.environment.name;
  return warnOf(instance, {
    code: 'shared-claim',
    message: `"${service}" in "${environment.name}" writes to the volume of the claim "${claim}", which "${service}" in "${above}" has as well`,
    location: locateInstance(instance),
    related: [{ message: `"${service}" in "${above}"`, location: locateInstance(origin) }],
    hint: 'Give it another one under "pod": volumes: [...], with an emptyDir, or with a claim among the "objects" of the environment; or mount it with readOnly: true. Where it is to be shared, say so: warnings: {shared-claim: off}',
  });
}
