import type { Plan, PlannedInstance } from '../../plan/plan';
import type { ComparedState, InstanceChanges, InstanceName, InstanceNature } from './difference-report';

/** The instances that come, go, or become another kind of thing. */
export function compareInstances(from: ComparedState, to: ComparedState): InstanceChanges {
  const [before, after] = [instancesById(from.plan), instancesById(to.plan)];
  const named = (
    instances: ReadonlyMap<string, PlannedInstance>,
    others: ReadonlyMap<string, unknown>,
  ): InstanceName[] =>
    [...instances].filter(([id]) => !others.has(id)).map(([, instance]) => nameInstance(instance));
  return {
    added: named(after, before),
    removed: named(before, after),
    changed: [...after].flatMap(([id, instance]) => {
      const earlier = before.get(id);
      if (!earlier) return [];
      const natures = { from: natureOf(earlier), to: natureOf(instance) };
      const isSame =
        natures.from.kind === natures.to.kind && natures.from.deployedBy === natures.to.deployedBy;
      return isSame ? [] : [{ ...nameInstance(instance), ...natures }];
    }),
  };
}

/** By environment, then by service. */
function instancesById({ instances }: Plan): Map<string, PlannedInstance> {
  const byId = instances.map(
    (instance) => [`${instance.environment}\0${instance.service}`, instance] as const,
  );
  return new Map(byId.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function nameInstance({ service, environment }: PlannedInstance): InstanceName {
  return { service, environment };
}

function natureOf({ kind, deployedBy }: PlannedInstance): InstanceNature {
  return { kind, deployedBy };
}
