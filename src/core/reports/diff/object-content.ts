import { mapAt, omit, type JsonObject, type JsonValue } from '../../definition/json';
import { present } from '../../diagnostics/present';
import { fullKindOf, templatePlace } from '../../manifests/object-kinds';
import type { Plan } from '../../plan/plan';
import type { PlannedObject } from '../../plan/planned-object';
import type { ObjectName } from './difference-report';

/** What tells an object of a plan from others, but for the object itself. */
const identity = ['kind', 'name', 'namespace', 'environment', 'service', 'locate', 'layer'];

/** All that is rendered of an object beside its name: of a workload and of what others have written as the API has it. */
export function contentOf(object: PlannedObject): JsonObject {
  switch (object.kind) {
    case 'Deployment':
    case 'StatefulSet': {
      const { labels, annotations, podLabels, podAnnotations, podSpec, selector, spec } = object;
      const template = { metadata: { labels: podLabels, annotations: podAnnotations }, spec: podSpec };
      return {
        apiVersion: 'apps/v1',
        kind: object.kind,
        metadata: { labels, annotations },
        spec: { ...spec, selector: { matchLabels: selector }, template },
      };
    }
    case 'Service': {
      const { kind, labels, annotations, selector, ports, spec } = object;
      const said = { ...spec, selector, ports: ports as unknown as JsonValue };
      return { apiVersion: 'v1', kind, metadata: { labels, annotations }, spec: said };
    }
    case 'Adopted': {
      const { labels, annotations, manifest } = object;
      const metadata = { ...omit(mapAt(manifest, 'metadata'), ['name', 'namespace']), labels, annotations };
      return { ...manifest, metadata };
    }
    default:
      return omit(object, identity);
  }
}

export function nameObject(object: PlannedObject): ObjectName {
  const { name, namespace, environment } = object;
  return { kind: fullKind(object), name, namespace, environment };
}

/** The kind of an object; of what others have written with its group, where that is none of Kubernetes' own. */
function fullKind(object: PlannedObject): string {
  return object.kind === 'Adopted' ? fullKindOf(object.manifest) : object.kind;
}

/** The objects of a plan by what the API tells them from each other by, sorted. */
export function objectsById({ objects }: Plan): Map<string, PlannedObject> {
  const byId = new Map(objects.map((object) => [idOf(object), object]));
  return new Map([...byId.keys()].sort().map((id) => [id, present(byId.get(id))]));
}

function idOf(object: PlannedObject): string {
  const { name, namespace } = object;
  return [fullKind(object), name, namespace].join('\0');
}

/** The kinds whose pods are replaced as soon as their template is another one. */
const rolling: ReadonlySet<string> = new Set([
  'DaemonSet',
  'Deployment',
  'Rollout.argoproj.io',
  'StatefulSet',
]);

/** Whether an object has pods that are replaced when their template changes. */
export function isWorkload(object: PlannedObject): boolean {
  return rolling.has(fullKind(object));
}

/** The kinds that have as many pods as they say. */
const replicated: ReadonlySet<string> = new Set([...rolling, 'ReplicaSet', 'ReplicationController']);

/** How many pods an object has; one where that is left to an autoscaler, none where the nodes decide. */
export function podsOf(object: PlannedObject): number {
  const kind = fullKind(object);
  if (kind === 'DaemonSet' || !replicated.has(kind)) return 0;
  const { replicas } = mapAt(contentOf(object), 'spec');
  return typeof replicas === 'number' ? replicas : 1;
}

/** Whether a path leads into the template of the pods of a workload. */
export function isInTemplate(object: PlannedObject, keys: readonly (string | number)[]): boolean {
  const place = present(templatePlace(fullKind(object)));
  return place.every((key, index) => keys[index] === key);
}
