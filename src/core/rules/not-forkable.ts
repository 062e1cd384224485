import {
  containerNames,
  forkedWorkload,
  isForkable,
  kindOf,
  lacksChoice,
  nameOf,
  type GivenInstance,
} from '../definition/given-instance';
import { error, type Diagnostic } from '../diagnostics/diagnostic';
import { present } from '../diagnostics/present';
import { hintNames } from '../diagnostics/suggest';
import { ownSpecification, type Instance } from '../services/instance';
import { locateInstance, locateOwnKey } from '../services/locate-in-instance';
import type { Model } from '../services/model';
import { isUncertain } from '../services/uncertainty';

/**
 * An instance below one that runs already, of which it can be no copy: nothing is known of its workload, it is not known
 * which one is meant, or it is of a kind that envtree does not render.
 */
export function notForkable(model: Model): Diagnostic[] {
  const certain = model.instances.filter((instance) => !isUncertain(instance, [], model.tree));
  return certain.flatMap((instance) => [...checkFork(instance), ...checkChoice(instance)]);
}

function checkFork(instance: Instance): Diagnostic[] {
  const { service, fork, parent, specification } = instance;
  // The instance above is told of it.
  if (!fork || parent?.fork?.given === fork.given) return [];
  const { workloads, forked } = fork.given;
  const workload = forkedWorkload(fork.given);
  const tell = (message: string, hint: string | undefined, key?: string): Diagnostic[] => {
    const location = key === undefined ? locateInstance(instance) : locateOwnKey(instance, key);
    return [error({ code: 'not-forkable', message, location, hint })];
  };
  if (workloads.length === 0 && specification.image === undefined) {
    const message = `"${service}" runs already, and nothing is known of its workload that could be changed here`;
    return tell(
      message,
      'Name its manifest where it is external: manifest: <the file>; or say here all that it is, with an image.',
    );
  }
  if (lacksChoice(fork.given)) {
    const names = workloads.map(nameOf);
    if (forked === undefined) {
      const message = `"${service}" is several workloads, of which one has to be chosen: ${names.join(', ')}`;
      return tell(message, `Say which one: workload: ${present(names[0])}`);
    }
    return tell(`"${service}" has no workload "${forked}"`, hintNames(forked, names), 'workload');
  }
  if (workload && !isForkable(workload)) {
    const message = `"${service}" is a ${kindOf(workload)}, of which an environment can have no copy`;
    return tell(message, 'Deployments and StatefulSets are copied; take it out here, and the root answers.');
  }
  return checkContainer(instance, fork.given);
}

function checkContainer(instance: Instance, given: GivenInstance): Diagnostic[] {
  const { name } = ownSpecification(instance);
  const workload = forkedWorkload(given);
  if (name === undefined || !workload) return [];
  const names = containerNames(workload);
  if (names.includes(name)) return [];
  return [
    error({
      code: 'unknown-container',
      message: `"${nameOf(workload)}" has no container "${name}"`,
      location: locateOwnKey(instance, 'name'),
      hint: hintNames(name, names),
    }),
  ];
}

/** `workload` chooses among what runs already. */
function checkChoice(instance: Instance): Diagnostic[] {
  const { given, fork, service } = instance;
  if (given || fork || ownSpecification(instance).workload === undefined) return [];
  return [
    error({
      code: 'misplaced-key',
      message: `"workload" chooses one that a manifest has, and "${service}" has no manifest`,
      location: locateOwnKey(instance, 'workload'),
      hint: 'Take it out, or name the file: manifest: <the file>',
    }),
  ];
}
