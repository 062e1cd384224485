import { hasManifest } from '../definition/given-instance';
import type { Path } from '../definition/json';
import type { ServiceSettings } from '../definition/service-specification';
import { error, type Diagnostic } from '../diagnostics/diagnostic';
import type { Address } from '../services/address';
import { locateKeyInInstance } from '../services/locate-in-instance';
import { allAddresses, type Model } from '../services/model';
import { isUncertain } from '../services/uncertainty';

/** A field of a Service that does not go with its type (k8s.io/kubernetes/pkg/apis/core/validation, ValidateService). */
export function serviceType(model: Model): Diagnostic[] {
  return allAddresses(model)
    .filter(({ describedBy: { given } }) => !given || !hasManifest(given))
    .filter(({ describedBy }) => !isUncertain(describedBy, ['service'], model.tree))
    .flatMap(checkService);
}

interface Condition {
  readonly isMet: (service: ServiceSettings) => boolean;
  /** What has to be there, in words. */
  readonly needs: string;
}

const ofType = (...types: readonly string[]): Condition => ({
  isMet: ({ type = 'ClusterIP' }) => types.includes(type as string),
  needs: types.map((type) => `"type: ${type}"`).join(' or '),
});
const onNodes = ofType('NodePort', 'LoadBalancer');
const balanced = ofType('LoadBalancer');

const addressed: Condition = {
  isMet: ({ type, headless }) => type !== 'ExternalName' && headless !== true,
  needs: 'another type than ExternalName, and no "headless: true"',
};
const notNone: Condition = {
  isMet: (service) =>
    !onNodes.isMet(service) ||
    !addressed.isMet(service) ||
    ![service.clusterIP, service.clusterIPs].flat().includes('None'),
  needs: '"type: ClusterIP" to be None',
};

/** What each field needs where it stands. */
const conditions: readonly (readonly [string, Condition])[] = [
  ['headless', ofType('ClusterIP')],
  ['clusterIP', addressed],
  ['clusterIP', notNone],
  ['clusterIPs', addressed],
  ['clusterIPs', notNone],
  [
    'type',
    {
      isMet: ({ type, externalName }) => type !== 'ExternalName' || typeof externalName === 'string',
      needs: '"externalName" beside it',
    },
  ],
  ['allocateLoadBalancerNodePorts', balanced],
  ['healthCheckNodePort', balanced],
  [
    'healthCheckNodePort',
    {
      isMet: (service) => !balanced.isMet(service) || service.externalTrafficPolicy === 'Local',
      needs: '"externalTrafficPolicy: Local" beside it',
    },
  ],
  ['loadBalancerClass', balanced],
  ['loadBalancerSourceRanges', balanced],
  [
    'externalTrafficPolicy',
    {
      isMet: (service) => onNodes.isMet(service) || service.externalIPs !== undefined,
      needs: `${onNodes.needs}, or "externalIPs"`,
    },
  ],
];

function checkService({ describedBy: instance }: Address): Diagnostic[] {
  const { service = {} } = instance.specification;
  return unmetIn(service).map(({ path, needs }) =>
    error({
      code: 'service-type',
      message: `"${String(path.at(-1))}" needs ${needs}`,
      location: locateKeyInInstance(instance, ['service', ...path]),
    }),
  );
}

function unmetIn(service: ServiceSettings): { readonly path: Path; readonly needs: string }[] {
  const unmet = conditions.filter(([field, { isMet }]) => service[field] !== undefined && !isMet(service));
  const fields = unmet
    // Not to be headless, and no port, is what every Service has that says nothing of it.
    .filter(([field]) => !(field === 'headless' && service[field] === false))
    .filter(([field]) => service[field] !== 0)
    .map(([field, { needs }]) => ({ path: [field], needs }));
  const ports = (service.ports ?? []).flatMap(({ nodePort = 0 }, index) =>
    nodePort > 0 && !onNodes.isMet(service)
      ? [{ path: ['ports', index, 'nodePort'], needs: onNodes.needs }]
      : [],
  );
  return [...fields, ...ports];
}
