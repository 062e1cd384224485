import { error, type Diagnostic } from '../diagnostics/diagnostic';
import { locateInInstance } from '../services/locate-in-instance';
import { certainAddresses, type Model } from '../services/model';
import type { Address } from '../services/address';

/** `gateways` and `hosts` of a service mean nothing without each other. */
export function gatewayHosts(model: Model): Diagnostic[] {
  return certainAddresses(model).flatMap(checkAddress);
}

function checkAddress({ describedBy }: Address): Diagnostic[] {
  const { gateways, hosts } = describedBy.specification;
  const [hasGateways, hasHosts] = [gateways, hosts].map((list) => (list ?? []).length > 0);
  if (hasGateways === hasHosts) return [];
  const [said, missing] = hasGateways ? ['gateways', 'hosts'] : ['hosts', 'gateways'];
  return [
    error({
      code: 'gateway-without-host',
      message: `"${describedBy.service}" has ${said} and no ${missing}`,
      location: locateInInstance(describedBy, [said]),
      hint: missing === 'hosts' ? 'Say by which hosts it is called there.' : 'Say at which of them.',
    }),
  ];
}
