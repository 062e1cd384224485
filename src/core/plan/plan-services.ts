import { omit } from '../definition/json';
import type { Settings } from '../definition/settings';
import type { Address } from '../services/address';
import type { Instance } from '../services/instance';
import { allAddresses, type Model } from '../services/model';
import { nobodySelector, podSelector } from './labels';
import { objectBasics } from './object-basics';
import type { Service } from './planned-object';

/**
 * The Services that give services their addresses; none where there are no ports. They stay in Argo CD's wave 0: a
 * load balancer that waits for its address must not hold up everybody's routes.
 */
export function planServices(model: Model): Service[] {
  return allAddresses(model)
    .filter(({ ports, describedBy }) => ports.length > 0 && isOurs(describedBy))
    .map((address) => planService(address, model.tree.settings));
}

/** The Service of a workload that the app renders is ours, where the app has none. */
function isOurs({ given }: Instance): boolean {
  return given === undefined || (given.deployedBy === 'app' && given.services.length === 0);
}

function planService({ name, selected, describedBy, ports }: Address, settings: Settings): Service {
  const given = describedBy.specification.service ?? {};
  return {
    ...objectBasics(describedBy, name),
    kind: 'Service',
    layer: 'hosts',
    annotations: given.annotations ?? {},
    selector: selected ? podSelector(selected, settings) : nobodySelector(describedBy, settings),
    ports: ports.map(({ servicePort }) => servicePort),
    spec: {
      ...(given.headless === true && { clusterIP: 'None' }),
      ...omit(given, ['annotations', 'headless', 'ports']),
    },
  };
}
