import { compareAnswers } from './compare-answers';
import { compareEnvironments, compareSettings } from './compare-environments';
import { compareInstances } from './compare-instances';
import { compareObjects, pairObjects } from './compare-objects';
import { compareWorkloads } from './compare-workloads';
import { countClusters, countPods, countRoutesOfMesh } from './count-routing';
import type { ComparedState, Count, DifferenceReport } from './difference-report';
import { findLosses } from './find-losses';
import { findRefusals } from './find-refusals';
import { objectsById } from './object-content';
import type { Plan } from '../../plan/plan';

/** What changes from one state of environments to another one, for whom, and because of which key of which file. */
export function compareStates(from: ComparedState, to: ComparedState): DifferenceReport {
  const paired = pairObjects(objectsById(from.plan), objectsById(to.plan));
  const count = (countIn: (plan: Plan) => number): Count => ({
    from: countIn(from.plan),
    to: countIn(to.plan),
  });
  return {
    isFromComplete: from.isComplete,
    losses: findLosses(paired.removed, to.plan),
    refusals: findRefusals(paired.both),
    settings: compareSettings(from, to),
    environments: compareEnvironments(from, to),
    instances: compareInstances(from, to),
    ...compareAnswers(from, to),
    workloads: compareWorkloads(paired.both, { from, to }),
    objects: compareObjects(paired),
    pods: count(countPods),
    routes: count(countRoutesOfMesh),
    clusters: count(countClusters),
  };
}
