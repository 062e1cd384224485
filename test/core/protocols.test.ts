/** What Istio takes a port for, by its name and its appProtocol. */
import { protocolOf } from '../../src/core/services/ports';

test.each([
  [{ name: 'http', port: 80 }, 'HTTP'],
  [{ name: 'HTTP-admin', port: 80 }, 'HTTP'],
  [{ name: 'http2-x', port: 80 }, 'HTTP2'],
  [{ name: 'grpc', port: 80 }, 'GRPC'],
  [{ name: 'grpc-web', port: 80 }, 'GRPC-Web'],
  [{ name: 'grpc-web-x', port: 80 }, 'GRPC-Web'],
  [{ name: 'tcp-x', port: 80, appProtocol: 'kubernetes.io/h2c' }, 'HTTP2'],
  [{ name: 'http', port: 80, appProtocol: 'tcp' }, 'TCP'],
  [{ name: 'mongo', port: 80 }, 'Mongo'],
  [{ name: 'mysql-x', port: 80 }, 'MySQL'],
  [{ name: 'redis', port: 80 }, 'Redis'],
  [{ name: 'https', port: 443 }, 'TLS'],
  [{ name: 'tls-x', port: 80 }, 'TLS'],
  [{ port: 80, appProtocol: 'kubernetes.io/wss' }, 'TLS'],
  [{ name: 'udp', port: 80 }, 'other'],
  [{ name: 'tcp', port: 80, protocol: 'SCTP' }, 'other'],
  [{ name: 'http', port: 80, protocol: 'UDP' }, 'other'],
  [{ name: 'web', port: 80 }, 'sniffed'],
  [{ port: 80 }, 'sniffed'],
  [{ port: 3306 }, 'TCP'],
  [{ name: 'http', port: 3306 }, 'HTTP'],
])('protocolOf(%j) is %s, as to Istio', (port, protocol) => {
  expect(protocolOf(port)).toBe(protocol);
});
