import { checkAgainstSchemas } from './object-schemas';

const metadata = { name: 'orders', namespace: 'shop' };

test('checkAgainstSchemas() refuses a field that the API does not know, however deep', () => {
  const http = [{ route: [{ destination: { host: 'orders', subsett: 'a' } }] }];
  const route = {
    apiVersion: 'networking.istio.io/v1',
    kind: 'VirtualService',
    metadata,
    spec: { hosts: ['orders'], http },
  };
  expect(checkAgainstSchemas([route])).toEqual([expect.stringContaining('"subsett"')]);

  const container = { name: 'orders', imagee: 'x' };
  const template = { metadata: { labels: { app: 'orders' } }, spec: { containers: [container] } };
  const spec = { selector: { matchLabels: { app: 'orders' } }, template };
  const deployment = { apiVersion: 'apps/v1', kind: 'Deployment', metadata, spec };
  expect(checkAgainstSchemas([deployment])).toEqual([expect.stringContaining('"imagee"')]);
});

test('checkAgainstSchemas() refuses what lacks a required field, and a type without a schema', () => {
  const service = { apiVersion: 'v1', kind: 'Service', metadata, spec: { ports: [{ name: 'http' }] } };
  expect(checkAgainstSchemas([service])).toEqual([expect.stringContaining('"port"')]);
  expect(checkAgainstSchemas([{ apiVersion: 'v2', kind: 'Service', metadata }])).toEqual([
    'v2/Service: there is no schema',
  ]);
});
