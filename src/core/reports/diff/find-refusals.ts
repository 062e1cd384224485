import type { PlannedObject } from '../../plan/planned-object';
import type { ObjectPair } from './compare-objects';
import { placeAt } from './compare-environments';
import { compareValues } from './compare-values';
import type { Refusal } from './difference-report';
import { contentOf, nameObject } from './object-content';

/**
 * The fields that the API server lets nobody change, as the start of a path (kubernetes/pkg/apis/apps/validation,
 * batch/validation and core/validation).
 */
const fixed: Readonly<Record<string, RegExp>> = {
  DaemonSet: /^spec\.selector\b/,
  Deployment: /^spec\.selector\b/,
  Job: /^spec\.(selector|template|completionMode|podFailurePolicy|backoffLimitPerIndex)\b/,
  PersistentVolumeClaim: /^spec\b(?!\.(resources|volumeAttributesClassName)\b)/,
  ReplicaSet: /^spec\.selector\b/,
  Service: /^spec\.clusterIP\b/,
  StatefulSet:
    /^spec\b(?!\.(replicas|ordinals|template|updateStrategy|revisionHistoryLimit|persistentVolumeClaimRetentionPolicy|minReadySeconds)\b)/,
};

/** The objects that are in both states, and that the API server refuses to change so: they have to be deleted first. */
export function findRefusals(pairs: readonly ObjectPair[]): Refusal[] {
  return pairs.flatMap(({ from, to }) => {
    const pattern = fixed[nameObject(to).kind];
    const paths = pattern ? changedPaths(from, to).filter((path) => pattern.test(path)) : [];
    return paths.length === 0 ? [] : [{ ...nameObject(to), paths, place: placeAt(to.locate(), 'to') }];
  });
}

function changedPaths(from: PlannedObject, to: PlannedObject): string[] {
  return compareValues(contentOf(from), contentOf(to)).map(({ path }) => path);
}
