import { omit } from '../definition/json';
import type { Settings } from '../definition/settings';
import type { Address } from './address';
import { objectLabels, podSelector } from './labels';
import type { Service } from './plan';

/** The Service of an address; none where there are no ports. */
export function planService(address: Address, settings: Settings): Service[] {
  const { service, namespace, selected, ports } = address;
  if (ports.length === 0) return [];
  const given = selected.specification.service ?? {};
  return [
    {
      name: service,
      namespace,
      service,
      environment: selected.environment.name,
      labels: objectLabels(service),
      annotations: given.annotations ?? {},
      selector: podSelector(service, selected.environment.name, settings),
      ports: ports.map(({ servicePort }) => servicePort),
      spec: {
        ...(given.headless === true && { clusterIP: 'None' }),
        ...omit(given, ['annotations', 'headless', 'ports']),
      },
    },
  ];
}
