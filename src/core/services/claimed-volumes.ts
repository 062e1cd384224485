import { specificationOfGiven } from '../definition/given-instance';
import { isObject, type JsonObject } from '../definition/json';
import { containersOf } from './containers';
import type { Instance } from './instance';

/** A volume of a claim that is there by itself, which the pods of an instance have. */
export interface ClaimedVolume {
  readonly claim: string;
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
  return volumes.filter(isOfClaim).map(({ name, persistentVolumeClaim: { claimName, readOnly } }) => ({
    claim: claimName,
    isWritten: readOnly !== true && isMountedToWrite(name as string, described),
  }));
}

interface VolumeOfClaim extends JsonObject {
  readonly persistentVolumeClaim: JsonObject & { readonly claimName: string };
}

export function isOfClaim(volume: JsonObject): volume is VolumeOfClaim {
  const { persistentVolumeClaim: source } = volume;
  return isObject(source) && typeof source.claimName === 'string';
}

/** A block device is always written to; a mount, unless it says that it is read alone. */
function isMountedToWrite(volume: string, instance: Instance): boolean {
  return containersOf(instance).some(
    ({ container: { volumeMounts, volumeDevices } }) =>
      volumeMounts?.some((mount) => mount.name === volume && mount.readOnly !== true) === true ||
      volumeDevices?.some((device) => device.name === volume) === true,
  );
}
