import { environmentFile } from '../definition/source-file-places';
import { error, type Diagnostic } from '../diagnostics/diagnostic';
import { didYouMean } from '../diagnostics/suggest';
import {
  hasService,
  serviceNames,
  type Environment,
  type EnvironmentTree,
} from '../environment/environment-tree';
import type { Instance } from '../services/instance';
import { locateInstance } from '../services/locate-in-instance';
import type { Model } from '../services/model';
import { lacksNew } from '../services/uncertainty';

/**
 * A service that begins below a root, and does not say that it is new. The cluster may have one of its name, whose
 * Service an apply would take over. Below a root without a file, that is told instead (see `noRootFile`).
 */
export function newService(model: Model): Diagnostic[] {
  return model.instances
    .filter((instance) => instance.environment.hasRoot && lacksNew(instance, model.tree))
    .map((instance) => describe(instance, model.tree));
}

function describe(instance: Instance, tree: EnvironmentTree): Diagnostic {
  const { service, environment } = instance;
  const meant = didYouMean(service, inheritedServices(environment, tree));
  const ways = hintWays(instance);
  return error({
    code: 'new-service',
    message: `No environment above "${environment.name}" has "${service}"`,
    location: locateInstance(instance),
    hint: meant === undefined ? ways : `${meant} ${ways}`,
  });
}

/** The services that the environments above `environment` have instances of, and it has not. */
function inheritedServices(environment: Environment, tree: EnvironmentTree): string[] {
  const chain = environment.ancestors.flatMap((name) => tree.environments.get(name) ?? []);
  return chain.flatMap(serviceNames).filter((name) => !hasService(environment, name));
}

function hintWays({ service, environment: { root } }: Instance): string {
  return `If nothing of that name runs in the cluster, say so here: new: true. If it does, describe it in ${describeRunning(service, root)}`;
}

/** How to describe a service of `root` that somebody else deploys: `envs/dev.yaml: orders: {...}`. */
export function describeRunning(service: string, root: string): string {
  return `${environmentFile(root)}: ${service}: {external: true, manifest: <its file>}`;
}
