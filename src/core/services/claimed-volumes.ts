import { specificationOfGiven } from '../definition/given-instance';
import { isObject, type JsonObject } from '../definition/json';
import { containersOf } from './containers';
import type { Instance } from './instance';

/** A volume of a claim that is there by itself, which the pods of an instance have. */
export interface ClaimedVolume {
  readonly claim: string;
  /** Where it stands in the list of the pod's volumes. */
  readonly index: number;
  /** Whether a container can write to it. */
  readonly isWritten: boolean;
}

/** All of these, also of what a manifest describes. */
export function claimedVolumes(instance: Instance): ClaimedVolume[] {
  const { service, given } = instance;
  const described = given
    ? { ...instance, specification: specificationOfGiven({ service, given }) }
    : instance;
  const volumes = (described.specification.pod?.volumes ?? []) as readonly JsonObject[];
  return volumes.flatMap(({ name, persistentVolumeClaim: source }, index) => {
    if (!isObject(source) || typeof source.claimName !== 'string') return [];
    const isWritten = source.readOnly !== true && isMountedToWrite(name as string, described);
    return [{ claim: source.claimName, index, isWritten }];
  });
}

/** A block device is always written to; a mount, unless it says that it is read alone. */
function isMountedToWrite(volume: string, instance: Instance): boolean {
  return containersOf(instance).some(
    ({ container: { volumeMounts = [], volumeDevices = [] } }) =>
      volumeMounts.some((mount) => mount.name === volume && mount.readOnly !== true) ||
      volumeDevices.some((device) => device.name === volume),
  );
}
