import type { ServicePort } from './manifests';

/** https://istio.io/latest/docs/ops/configuration/traffic-management/protocol-selection/ */
const neverHttp = new Set(['tcp', 'udp', 'tls', 'https', 'mongo', 'redis', 'mysql', 'kubernetes.io/wss']);
const http = new Set(['http', 'http2', 'grpc', 'kubernetes.io/h2c', 'kubernetes.io/ws']);

/** Ports whose server speaks first, so that Istio does not wait for the client's first bytes there. */
const neverSniffed = new Set([25, 53, 3306, 27017]);

/** Those at which only the name in the handshake counts. */
const tls = new Set(['tls', 'https', 'kubernetes.io/wss']);

/** Whether Istio routes a connection to this port, which is not HTTP, by who makes it. */
export function isTcpPort(port: ServicePort): boolean {
  const { name = '', protocol = 'TCP', appProtocol } = port;
  const word = (appProtocol ?? name).toLowerCase().split('-')[0] ?? '';
  return (
    protocol === 'TCP' && !tls.has(word) && !http.has(word) && !word.startsWith('grpc') && word !== 'udp'
  );
}

/** Whether Istio routes an HTTP request to this port by its headers: it is told to, or it finds out by itself. */
export function isRoutedPort({ port, name = '', protocol = 'TCP', appProtocol }: ServicePort): boolean {
  if (protocol !== 'TCP') return false;
  const said = (appProtocol ?? name).toLowerCase();
  const word = said.split('-')[0] ?? '';
  if (http.has(said) || http.has(word)) return true;
  return !neverHttp.has(said) && !neverHttp.has(word) && !neverSniffed.has(port);
}
