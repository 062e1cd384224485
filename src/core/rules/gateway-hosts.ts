import { locateKey } from '../definition/document-locations';
import { wasPruned } from '../definition/was-pruned';
import { error, type Diagnostic } from '../diagnostics/diagnostic';
import type { EnvironmentTree } from '../environment/environment-tree';
import { previewHost } from '../names/istio-names';
import { ownSpecification } from '../services/instance';
import { locateInInstance } from '../services/locate-in-instance';
import { certainAddresses, type Model } from '../services/model';
import { mayHaveOtherServices } from '../services/uncertainty';
import type { Address } from '../services/address';

/** `gateways` and `hosts` of a service mean nothing without each other, and a host leads to one service. */
export function gatewayHosts(model: Model): Diagnostic[] {
  const addresses = certainAddresses(model);
  return [
    ...addresses.filter(saysOfGateways).flatMap(checkAddress),
    ...findShared(addresses, model),
    ...checkEdge(model),
  ];
}

/** What a root has of this from the one that it extends is told there. */
function saysOfGateways({ describedBy }: Address): boolean {
  const said = ownSpecification(describedBy);
  return 'gateways' in said || 'hosts' in said;
}

/** Of two VirtualServices for one host of a gateway, the older one's routes would come first. */
function findShared(addresses: readonly Address[], { tree }: Model): Diagnostic[] {
  return addresses.flatMap((address, index) => {
    if (!saysOfGateways(address)) return [];
    const { describedBy } = address;
    const isHostSaid = 'hosts' in ownSpecification(describedBy);
    const earlier = addresses.slice(0, index).filter(({ service }) => service !== address.service);
    const found = describedBy.specification.hosts?.flatMap((host, place) => {
      const other = earlier.find((it) => isCalled(it, host) && meetAtGateway(it, address));
      if (!other && !isPreviewHost(host, tree)) return [];
      const whose = other ? `that of "${other.service}" as well` : 'a preview host';
      return [
        error({
          code: 'gateway-host-twice',
          message: `The host "${host}" of "${describedBy.service}" is ${whose}`,
          location: locateInInstance(describedBy, other && !isHostSaid ? ['gateways'] : ['hosts', place]),
          hint: 'Call each service by a host of its own.',
        }),
      ];
    });
    return found ?? [];
  });
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
      location: locateInInstance(describedBy, [said in ownSpecification(describedBy) ? said : missing]),
      hint: missing === 'hosts' ? 'Say by which hosts it is called there.' : 'Say at which of them.',
    }),
  ];
}

function isCalled({ describedBy }: Address, host: string): boolean {
  return describedBy.specification.hosts?.includes(host) === true;
}

function gatewaysAt({ describedBy }: Address): readonly string[] {
  return describedBy.specification.gateways ?? [];
}

function meetAtGateway(a: Address, b: Address): boolean {
  const others = gatewaysAt(b);
  return gatewaysAt(a).some((gateway) => others.includes(gateway));
}

function isPreviewHost(host: string, { environments, settings }: EnvironmentTree): boolean {
  const { preview, splitter } = settings;
  if (!preview) return false;
  return [...environments.keys()].some((name) => previewHost(preview.host, name, splitter) === host);
}

/** Where nothing is entered at a gateway, nobody is to be trusted there. */
function checkEdge({ tree }: Model): Diagnostic[] {
  const { settingsLocations, settingsPruned } = tree;
  const isSaid = settingsLocations.keys.has('/edge');
  const isUncertain = mayHaveOtherServices(tree) || wasPruned(settingsPruned, ['preview']);
  if (!isSaid || isUncertain || tree.gateways.length > 0) return [];
  return [
    error({
      code: 'gateway-without-host',
      message: 'There is no gateway: neither a preview nor a service names one',
      location: locateKey(settingsLocations, ['edge']),
      hint: 'Leave it out, or say by which gateway environments or services are entered.',
    }),
  ];
}
