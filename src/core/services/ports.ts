import { kept } from '../definition/kept';
import type { ContainerPort, ServicePort, ServiceSpecification } from '../definition/service-specification';
import { present } from '../diagnostics/present';
import { containerPortName } from '../names/object-names';

/** Ports that Istio takes for TCP unless they are named otherwise (istio/pkg/config/kube/conversion.go). */
const neverSniffed = new Set([25, 53, 3306, 27017]);

/** Istio's own spelling, which a ServiceEntry has. */
type HttpProtocol = 'HTTP' | 'HTTP2' | 'GRPC' | 'GRPC-Web';

/** Istio's names of the protocols that it routes by header (istio/pkg/config/protocol/instance.go). */
const httpProtocols: ReadonlyMap<string, HttpProtocol> = new Map([
  ['http', 'HTTP'],
  ['http2', 'HTTP2'],
  ['grpc', 'GRPC'],
  ['grpc-web', 'GRPC-Web'],
  ['kubernetes.io/h2c', 'HTTP2'],
  ['kubernetes.io/ws', 'HTTP'],
]);

/** The same for those whose connections it routes by who makes them. */
type TcpProtocol = 'TCP' | 'Mongo' | 'MySQL' | 'Redis';

const otherProtocols: ReadonlyMap<string, TcpProtocol | 'TLS' | 'other'> = new Map([
  ['tcp', 'TCP'],
  ['mongo', 'Mongo'],
  ['mysql', 'MySQL'],
  ['redis', 'Redis'],
  ['https', 'TLS'],
  ['tls', 'TLS'],
  ['kubernetes.io/wss', 'TLS'],
  ['udp', 'other'],
]);

/**
 * `sniffed`: Istio finds out from the first bytes; `TLS`: routed by the name that a client says in its handshake, if at
 * all (https://istio.io/latest/docs/reference/config/networking/virtual-service/#TLSMatchAttributes); `other`: never
 * routed.
 */
export type PortProtocol = HttpProtocol | 'sniffed' | TcpProtocol | 'TLS' | 'other';

/** How Istio sees a port of a Service: by appProtocol, else by the start of its name. */
export function protocolOf({ name, port, protocol, appProtocol }: ServicePort): PortProtocol {
  if (protocol !== undefined && protocol !== 'TCP') return 'other';
  const said = (appProtocol ?? name ?? '').toLowerCase();
  const word = said.startsWith('grpc-web') ? 'grpc-web' : present(said.split('-')[0]);
  const http = httpProtocols.get(said) ?? httpProtocols.get(word);
  if (http !== undefined) return http;
  return otherProtocols.get(word) ?? (neverSniffed.has(port) ? 'TCP' : 'sniffed');
}

/** The container's ports; of bare numbers, the first is named `http`, and the others by their number, too. */
export const containerPorts = kept(({ ports = [] }: ServiceSpecification): readonly ContainerPort[] => {
  const numbers = ports.filter((port) => typeof port === 'number');
  return ports.map((port) => {
    if (typeof port !== 'number') return port;
    return { name: containerPortName(port, port === numbers[0]), containerPort: port };
  });
});

/** A port of a Service, and what is behind it. */
export interface AddressPort {
  readonly servicePort: ServicePort;
  /** The container's port, by name or by number. */
  readonly target: string | number;
  readonly protocol: PortProtocol;
}

/** Whether requests to a port are routed by their header. */
export function isRoutedByHeader({ protocol }: AddressPort): boolean {
  return ['HTTP', 'HTTP2', 'GRPC', 'GRPC-Web', 'sniffed'].includes(protocol);
}

/** Whether connections to a port can be routed by who makes them; a sniffed one takes what is not HTTP. */
export function isTcp({ protocol }: AddressPort): boolean {
  return ['TCP', 'Mongo', 'MySQL', 'Redis', 'sniffed'].includes(protocol);
}

/** The ports of the Service that selects an instance: those that the user gave it, else its container's. */
export function addressPorts(specification: ServiceSpecification): AddressPort[] {
  const given = specification.service?.ports?.map((servicePort) => {
    return { servicePort, target: servicePort.targetPort ?? servicePort.port };
  });
  const ports = given ?? containerPorts(specification).map(fromContainerPort);
  return ports.map((port) => ({ ...port, protocol: protocolOf(port.servicePort) }));
}

function fromContainerPort({ name, containerPort, protocol }: ContainerPort): Omit<AddressPort, 'protocol'> {
  const servicePort = {
    ...(name !== undefined && { name }),
    port: containerPort,
    ...(protocol !== undefined && { protocol }),
  };
  return { servicePort, target: name ?? containerPort };
}

/** The number behind `target` in an instance that the Service need not select; undefined where it has no such port. */
export function resolveTarget(
  target: string | number,
  specification: ServiceSpecification,
): number | undefined {
  return typeof target === 'number' ? target : namedPorts(specification).get(target);
}

/** The ports of all containers that run with the pod, native sidecars among them. */
export const podPorts = kept((specification: ServiceSpecification): readonly ContainerPort[] => {
  const sidecars = (specification.pod?.initContainers ?? []).filter(
    ({ restartPolicy }) => restartPolicy === 'Always',
  );
  return [
    ...containerPorts(specification),
    ...(specification.pod?.containers ?? []).flatMap(({ ports }) => ports ?? []),
    ...sidecars.flatMap(({ ports }) => ports ?? []),
  ];
});

/** The numbers of an instance's ports by their names; the first of several with one name. */
const namedPorts = kept((specification: ServiceSpecification): ReadonlyMap<string, number> => {
  const named = podPorts(specification).flatMap(({ name, containerPort }) =>
    name === undefined ? [] : [[name, containerPort] as const],
  );
  return new Map(named.reverse());
});
