import {
  forkedWorkload,
  kindOf,
  nameOf,
  podLabelsOf,
  type GivenInstance,
} from '../definition/given-instance';
import { isObject, mapAt, type JsonObject } from '../definition/json';
import { meets } from '../manifests/label-selector';
import { isOfClaim } from './claimed-volumes';
import { containersOf } from './containers';
import type { Instance } from './instance';

/** Something that a fork and its original cannot both have, or that one of them has alone. */
export interface Shared {
  readonly message: string;
  readonly hint: string;
  /** Whether the file has thought of it where it says how many pods there are. */
  readonly isSettledByReplicas: boolean;
}

/** All of these between `instance` and the workload that it is a fork of, of which `known` may tell more. */
export function findShared(instance: Instance, given: GivenInstance, known: readonly JsonObject[]): Shared[] {
  const workload = forkedWorkload(given);
  if (!workload) return [];
  return [...sharedClaims(instance, known), ...hostPorts(instance), ...watchers(workload, known)];
}

/** A volume that one node, or one pod, can write to. */
function sharedClaims({ specification }: Instance, known: readonly JsonObject[]): Shared[] {
  const volumes = (specification.pod?.volumes ?? []) as readonly JsonObject[];
  return volumes
    .filter(isOfClaim)
    .map(({ persistentVolumeClaim: claim }) => claim)
    .filter(({ claimName, readOnly }) => readOnly !== true && !isForMany(accessModesOf(claimName, known)))
    .map(({ claimName }) => ({
      message: `Its pods would write to the volume of the claim "${claimName}", as those of the original do`,
      hint: 'Give them one of their own under "pod": volumes: [...], with an emptyDir or another claim; or say that it can be shared: warnings: {shared-with-original: off}',
      isSettledByReplicas: false,
    }));
}

/** How pods can mount the claim of that name; none where nothing is known of it. */
export function accessModesOf(claimName: string, known: readonly JsonObject[]): readonly string[] {
  const claims = known.filter(({ kind }) => kind === 'PersistentVolumeClaim');
  const claim = claims.find((it) => nameOf(it) === claimName) ?? {};
  return (mapAt(claim, 'spec').accessModes ?? []) as readonly string[];
}

/** Whether pods of several nodes can mount it. */
export function isForMany(modes: readonly string[]): boolean {
  return modes.includes('ReadWriteMany') || modes.includes('ReadOnlyMany');
}

function hostPorts(instance: Instance): Shared[] {
  const { pod } = instance.specification;
  const ports = containersOf(instance).flatMap(({ container }) => container.ports ?? []) as readonly object[];
  const isOnHost = pod?.hostNetwork === true || ports.some((port) => 'hostPort' in port);
  if (!isOnHost) return [];
  const message =
    'Its pods take ports of their nodes, as those of the original do, and cannot run beside them';
  return [
    {
      message,
      hint: 'Say here which ports they have: ports: [8080]; or pod: {hostNetwork: null}',
      isSettledByReplicas: false,
    },
  ];
}

/** What names the original, or selects its pods by the label that its forks have otherwise. */
function watchers(workload: JsonObject, known: readonly JsonObject[]): Shared[] {
  return known
    .filter((object) => isScaler(object, workload) || isBudget(object, workload))
    .map((object) => ({
      message: `The ${kindOf(object)} "${nameOf(object)}" is for the original alone`,
      hint: 'Say here how many pods there are, and there are as many: replicas: 1',
      isSettledByReplicas: true,
    }));
}

function isScaler(object: JsonObject, workload: JsonObject): boolean {
  if (object.kind !== 'HorizontalPodAutoscaler' && object.kind !== 'ScaledObject') return false;
  const { name, kind = 'Deployment' } = mapAt(object, 'spec', 'scaleTargetRef');
  return name === nameOf(workload) && kind === kindOf(workload);
}

function isBudget(object: JsonObject, workload: JsonObject): boolean {
  const { selector } = mapAt(object, 'spec');
  return (
    object.kind === 'PodDisruptionBudget' && isObject(selector) && meets(selector, podLabelsOf(workload))
  );
}
