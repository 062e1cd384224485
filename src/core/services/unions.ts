import { omit, says, type JsonObject } from '../definition/json';

/** Fields of one map that exclude each other. */
export interface Union {
  /** Where the map is in a service. */
  readonly path: string;
  readonly members: readonly string[];
  /** The field that says which member it is, and what it says of each; any other value stands for none of them. */
  readonly discriminator?: { readonly field: string; readonly valueOf: Readonly<Record<string, string>> };
}

/** "Exactly one of the fields must be set" (k8s.io/kubernetes/pkg/apis/core/validation, validateHandler). */
const handlers = ['exec', 'grpc', 'httpGet', 'tcpSocket'];
/** The same for what is run at the start and the end of a container. */
const lifecycleHandlers = ['exec', 'httpGet', 'sleep', 'tcpSocket'];
/** "May only be set if type is Localhost" (the same, validateSeccompProfileField and ValidateAppArmorProfileField). */
const localhost = { field: 'type', valueOf: { localhostProfile: 'Localhost' } };
/** "May not be specified when strategy type is ..." (k8s.io/kubernetes/pkg/apis/apps/validation). */
const rollingUpdate = { field: 'type', valueOf: { rollingUpdate: 'RollingUpdate' } };

/** Those of maps that merge. Istio's are the `oneOf` of its resource definitions (crds/istio.yaml). */
export const unions: readonly Union[] = [
  ...['livenessProbe', 'readinessProbe', 'startupProbe'].map((path) => ({ path, members: handlers })),
  ...['lifecycle/postStart', 'lifecycle/preStop'].map((path) => ({ path, members: lifecycleHandlers })),
  ...['securityContext', 'pod/securityContext'].flatMap((path) => [
    { path: `${path}/seccompProfile`, members: ['localhostProfile'], discriminator: localhost },
    { path: `${path}/appArmorProfile`, members: ['localhostProfile'], discriminator: localhost },
  ]),
  { path: 'spec/strategy', members: ['rollingUpdate'], discriminator: rollingUpdate },
  { path: 'spec/updateStrategy', members: ['rollingUpdate'], discriminator: rollingUpdate },
  { path: 'http/fault/abort', members: ['grpcStatus', 'http2Error', 'httpStatus'] },
  { path: 'http/fault/delay', members: ['exponentialDelay', 'fixedDelay'] },
  { path: 'trafficPolicy/loadBalancer', members: ['consistentHash', 'simple'] },
  {
    path: 'trafficPolicy/loadBalancer/consistentHash',
    members: ['httpCookie', 'httpHeaderName', 'httpQueryParameterName', 'useSourceIp'],
  },
  { path: 'trafficPolicy/loadBalancer/consistentHash', members: ['maglev', 'ringHash'] },
];

/** `base` without what `patch`, which is merged into it, excludes: of two members of a union, the patch's is meant. */
export function giveWay(base: JsonObject, patch: JsonObject, path: string): JsonObject {
  return unions
    .filter((union) => union.path === path)
    .reduce((given, union) => giveWayIn(given, patch, union), base);
}

function giveWayIn(base: JsonObject, patch: JsonObject, union: Union): JsonObject {
  const meant = membersMeant(patch, union);
  if (meant === undefined) return base;
  const kept = omit(
    base,
    union.members.filter((member) => !meant.includes(member)),
  );
  const { field, valueOf } = union.discriminator ?? { field: '', valueOf: {} };
  const [value] = meant.flatMap((member) => valueOf[member] ?? []);
  return value !== undefined && field in base ? { ...kept, [field]: value } : kept;
}

/** The members that `patch` decides for, by their names or by the field that names them; undefined: it does not. */
function membersMeant(patch: JsonObject, { members, discriminator }: Union): string[] | undefined {
  if (discriminator && says(patch, discriminator.field)) {
    return members.filter((member) => discriminator.valueOf[member] === patch[discriminator.field]);
  }
  const named = members.filter((member) => says(patch, member));
  return named.length === 0 ? undefined : named;
}
