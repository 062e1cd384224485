import { mapAt, type JsonObject } from '../../definition/json';
import type { Plan } from '../../plan/plan';
import type { PlannedObject } from '../../plan/planned-object';
import { placeAt } from './compare-environments';
import type { Loss } from './difference-report';
import { contentOf, isWorkload, nameObject } from './object-content';

/** What is deleted together with an object of a kind, for good. */
const lostWith: Readonly<Record<string, string>> = {
  PersistentVolumeClaim: 'its volume goes with it, unless the reclaim policy of that is Retain',
  PersistentVolume: 'its data is found by no claim any more',
  Namespace: 'all that is in it goes with it',
  CustomResourceDefinition: 'all objects of its kind go with it',
  'Cluster.postgresql.cnpg.io': 'the database goes with it, with its volumes',
  'Database.postgresql.cnpg.io': 'the database is dropped, where its reclaim policy is delete',
};

const onHandingOver = 'it is external now, and whatever prunes deletes it, unless told to keep it first';

/**
 * The removed objects that have data of their own, and what becomes of that; and those that are to run on, deployed by
 * somebody else, which a tool that prunes deletes all the same.
 */
export function findLosses(removed: readonly PlannedObject[], { instances }: Plan): Loss[] {
  const isHandedOver = ({ service, environment }: PlannedObject): boolean =>
    instances.some(
      (it) => it.service === service && it.environment === environment && it.deployedBy === 'others',
    );
  return removed.flatMap((object) => {
    const named = nameObject(object);
    const handedOver = isHandedOver(object) && isWorkload(object) ? onHandingOver : undefined;
    const volumes = named.kind === 'StatefulSet' ? describeVolumes(contentOf(object)) : lostWith[named.kind];
    const reason = handedOver ?? volumes;
    return reason === undefined ? [] : [{ ...named, reason, place: placeAt(object.locate(), 'from') }];
  });
}

/**
 * Kubernetes keeps the claims of a StatefulSet that is deleted, unless that says otherwise
 * (https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#persistentvolumeclaim-retention).
 */
function describeVolumes(content: JsonObject): string | undefined {
  const spec = mapAt(content, 'spec');
  const { volumeClaimTemplates: claims } = spec;
  if (!Array.isArray(claims) || claims.length === 0) return undefined;
  const { whenDeleted } = mapAt(spec, 'persistentVolumeClaimRetentionPolicy');
  return whenDeleted === 'Delete'
    ? 'its volumes go with it'
    : 'its volumes stay, and are found by nobody, until their claims are deleted';
}
