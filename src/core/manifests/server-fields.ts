import { isObject, mapAt, omit, type JsonObject, type JsonValue } from '../definition/json';

/** What the API server writes into the metadata of every object. */
const ofMetadata = [
  'creationTimestamp',
  'deletionGracePeriodSeconds',
  'deletionTimestamp',
  'generation',
  'managedFields',
  'resourceVersion',
  'selfLink',
  'uid',
];

/** Annotations that tools and controllers write for themselves. */
const annotations = ['deployment.kubernetes.io/revision', 'kubectl.kubernetes.io/last-applied-configuration'];

/** What the API server chooses for a Service. */
const ofService = ['clusterIP', 'clusterIPs', 'healthCheckNodePort', 'ipFamilies'];

/** What it gives one that asks for none of it; any other value is its author's. */
const byDefault: JsonObject = {
  externalTrafficPolicy: 'Cluster',
  internalTrafficPolicy: 'Cluster',
  ipFamilyPolicy: 'SingleStack',
  sessionAffinity: 'None',
};

/**
 * An object as its author may have written it: without its status, without what a server has filled in, where it comes
 * from one, and without nulls, by which Kubernetes means the same as by nothing.
 */
export function dropServerFields(object: JsonObject): JsonObject {
  const written = withoutNulls(omit(object, ['status'])) as JsonObject;
  const metadata = mapAt(written, 'metadata');
  const isFromServer = metadata.uid !== undefined || metadata.resourceVersion !== undefined;
  const cleaned: JsonObject = { ...written, metadata: cleanMetadata(metadata) };
  return isFromServer && written.kind === 'Service' ? cleanService(cleaned) : cleaned;
}

function cleanMetadata(metadata: JsonObject): JsonObject {
  const kept = omit(mapAt(metadata, 'annotations'), annotations);
  const rest = omit(metadata, [...ofMetadata, 'annotations']);
  return Object.keys(kept).length === 0 ? rest : { ...rest, annotations: kept };
}

/** A headless Service is one by its author's will. */
function cleanService(service: JsonObject): JsonObject {
  const spec = mapAt(service, 'spec');
  const isHeadless = spec.clusterIP === 'None';
  const ports = (spec.ports ?? []) as readonly JsonObject[];
  const unsaid = Object.keys(byDefault).filter((field) => spec[field] === byDefault[field]);
  return {
    ...service,
    spec: {
      ...omit(spec, [...ofService, ...unsaid]),
      ...(isHeadless && { clusterIP: 'None' }),
      ports: ports.map((port) => omit(port, ['nodePort'])),
    },
  };
}

function withoutNulls(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return (value as readonly JsonValue[]).map(withoutNulls);
  if (!isObject(value)) return value;
  const entries = Object.entries(value).filter(([, item]) => item !== null);
  return Object.fromEntries(entries.map(([key, item]) => [key, withoutNulls(item)]));
}
