import { present } from '../diagnostics/present';
import type { ReportSource } from './report-source';
import type { Address } from '../services/address';
import type { AddressPort, PortProtocol } from '../services/ports';

/** Whom what is sent to a port of a service's address meets. */
export interface ExplainedPort {
  /** The name of the Kubernetes Service. */
  readonly service: string;
  readonly namespace: string;
  readonly port: number;
  /** @default - it has none */
  readonly name?: string;
  /** As Istio sees it; `sniffed`: by the first bytes. */
  readonly protocol: PortProtocol;
  /** What decides: the request's environment, the calling pod's, or the Service's selector alone. */
  readonly decidedBy: 'request' | 'caller' | 'selector';
  /** The environment of the pods that the Service selects, where the selector decides; null: it selects nobody. */
  readonly selects?: string | null;
}

/** The ports of every address of `service`, by whatever name it is called. */
export function explainPorts({ model }: ReportSource, service: string): ExplainedPort[] {
  const addresses = model.called.filter((it) => it.service === service).flatMap((it) => it.addresses);
  return addresses.flatMap((address) => address.ports.map((port) => explainPort(port, address)));
}

function explainPort(port: AddressPort, address: Address): ExplainedPort {
  const { servicePort, protocol } = port;
  return {
    service: address.name,
    namespace: address.namespace,
    port: servicePort.port,
    ...(servicePort.name !== undefined && { name: servicePort.name }),
    protocol,
    ...decide(port, address),
  };
}

function decide(
  port: AddressPort,
  { routedPorts, callerPorts, selected }: Address,
): Pick<ExplainedPort, 'decidedBy' | 'selects'> {
  if (routedPorts.includes(port)) return { decidedBy: 'request' };
  if (callerPorts.includes(port)) return { decidedBy: 'caller' };
  return { decidedBy: 'selector', selects: selected?.environment.name ?? null };
}

/** How it is found out who answers for a service: by its HTTP ports, by the calling pod, or not at all. */
export function decisionOf({ model }: ReportSource, service: string): ExplainedPort['decidedBy'] {
  const { addresses } = present(model.services.find((it) => it.service === service));
  if (addresses.some(({ routedPorts }) => routedPorts.length > 0)) return 'request';
  return addresses.some(({ callerPorts }) => callerPorts.length > 0) ? 'caller' : 'selector';
}
