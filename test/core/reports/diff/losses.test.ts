/** What a report says is lost, or refused by the API server. */
import { comparePlanned, compareTrees } from '../../../support/compare-trees';
import { manifests, planWith } from '../../../support/plan-with-files';

const dev = 'services: { orders: { image: a, ports: [80] }, web: { image: w, ports: [80] } }';
const claims =
  'volumeClaimTemplates: [{ metadata: { name: d }, spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } } }]';
const db = (more = claims): string =>
  `services: { db: { kind: StatefulSet, image: p, ports: [80], spec: { ${more} } } }`;

describe('what is lost', () => {
  const reasons = (from: string, to: string): string[] =>
    compareTrees(
      { dev, 'dev.a': from.replace('image', 'new: true, image') },
      { dev, 'dev.a': to },
    ).losses.map(({ kind, name, reason, place }) => `${kind} ${name}: ${reason} ${place.side}:${place.line}`);

  test('a StatefulSet with volumes, which stay unless it says otherwise', () => {
    expect(reasons(db(), '{}')).toEqual([
      'StatefulSet db-dev-a: its volumes stay, and are found by nobody, until their claims are deleted from:1',
    ]);
    expect(
      reasons(db(`${claims}, persistentVolumeClaimRetentionPolicy: { whenDeleted: Delete }`), '{}'),
    ).toEqual(['StatefulSet db-dev-a: its volumes go with it from:1']);
    expect(reasons(db('minReadySeconds: 1'), '{}')).toEqual([]);
    expect(reasons(db('volumeClaimTemplates: []'), '{}')).toEqual([]);
  });

  test('an object with data that came with an environment', () => {
    const claim = manifests('v1 PersistentVolumeClaim data', 'v1 ConfigMap c');
    const report = comparePlanned(
      planWith({ dev: `objects: [d.yaml]\n${dev}` }, { 'd.yaml': claim }),
      planWith({ dev }, {}),
    );
    expect(report.losses.map(({ kind, name }) => [kind, name])).toEqual([['PersistentVolumeClaim', 'data']]);
    expect(report.objects.removed.filter(({ isOfOthers }) => isOfOthers)).toHaveLength(2);
  });

  test('what is handed over to others', () => {
    const external =
      'services: { orders: { external: true, selector: { app: o }, ports: [80] }, web: { image: w, ports: [80] } }';
    const { losses, instances } = compareTrees({ dev }, { dev: external });
    expect(losses.map(({ kind, reason }) => [kind, reason.slice(0, 18)])).toEqual([
      ['Deployment', 'it is external now'],
    ]);
    expect(instances.changed).toEqual([
      {
        service: 'orders',
        environment: 'dev',
        from: { kind: 'Deployment', deployedBy: 'envtree' },
        to: { kind: 'Deployment', deployedBy: 'others' },
      },
    ]);
  });
});

describe('what the API server refuses', () => {
  const refused = (from: string, to: string, settings?: [string, string]): string[] =>
    compareTrees({ dev: from }, { dev: to }, settings).refusals.map(
      ({ kind, name, paths }) => `${kind} ${name} ${paths.join()}`,
    );

  test('fields of a StatefulSet but for those that it takes', () => {
    const other = claims.replace('1Gi', '2Gi');
    expect(refused(db(), db(other))).toEqual([
      'StatefulSet db-dev spec.volumeClaimTemplates[d].spec.resources.requests.storage',
    ]);
    expect(refused(db(), db(`${claims}, serviceName: x`))).toEqual(['StatefulSet db-dev spec.serviceName']);
    expect(refused(db(), db(`${claims}, minReadySeconds: 3`))).toEqual([]);
  });

  test('selectors, and whether a Service has an address', () => {
    const both: [string, string] = ['{}', 'label: env'];
    expect(refused(dev, dev, both)).toEqual([
      'Deployment orders-dev spec.selector.matchLabels.env,spec.selector.matchLabels.virtual-env',
      'Deployment web-dev spec.selector.matchLabels.env,spec.selector.matchLabels.virtual-env',
    ]);
    const headless = dev.replace('ports', 'service: { headless: true }, ports');
    expect(refused(dev, headless)).toEqual(['Service orders spec.clusterIP']);
    expect(refused(dev, dev.replace('image: a', 'image: b'))).toEqual([]);
  });
});
