import { objectsOfKind } from '../support/objects-of-kind';
import { planOf } from '../support/plan-of';

describe('a StatefulSet', () => {
  const annotationsOf = (spec: string): unknown =>
    objectsOfKind(
      planOf({ dev: `services: { stock: { kind: StatefulSet, image: x, ports: [80], spec: ${spec} } }` })
        .plan,
      'StatefulSet',
    )[0]?.annotations;

  test('with volumes of its own is not removed by Argo CD before somebody has confirmed it', () => {
    const spec = '{ accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }';
    const claims = `{ volumeClaimTemplates: [{ metadata: { name: data }, spec: ${spec} }] }`;
    expect(annotationsOf(claims)).toEqual({
      'argocd.argoproj.io/sync-options': 'Prune=confirm,Delete=confirm',
    });
  });

  test.each(['{}', '{ volumeClaimTemplates: [] }'])('with the specification %s is', (spec) => {
    expect(annotationsOf(spec)).toEqual({});
  });
});
