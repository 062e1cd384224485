/** Whatever the tree: connections are answered as requests of the environment of the pod that makes them. */
import fc from 'fast-check';
import { arbitraryTree } from './arbitrary-tree';
import { ask, askingsOf, findWrongAnswers, questionsOf, renderCluster } from './ask-tree';
import type { Tree } from './tree';

const databasePort = 5432;

function arbitraryCalledTree(): fc.Arbitrary<Tree> {
  const kinds = fc.constantFrom({ name: 'tcp-db' }, { name: 'redis' }, { name: 'db' }, { name: 'mysql' });
  const others = fc.constantFrom([], [{ name: 'http', containerPort: 8080 }]);
  return fc.tuple(arbitraryTree(), kinds, others).map(([tree, kind, ports]) => ({
    ...tree,
    ports: [...ports, { ...kind, containerPort: databasePort }],
    address: { tcp: 'caller' },
  }));
}

/** A 503 stands for a connection that is refused, which has no body. */
function withoutBody(answer: unknown): unknown {
  const { status } = answer as { status?: number };
  return status === undefined ? answer : { status };
}

test('a connection is answered as a request of the environment of its pod, whichever pods are unready', () => {
  const property = fc.property(arbitraryCalledTree(), (tree) => {
    const cluster = renderCluster(tree);
    const request = { port: databasePort, isTcp: true };
    const outside = { namespace: 'elsewhere', labels: { app: 'web' } };
    const callers = [
      ...cluster.pods.map((caller) => ({ caller, environment: caller.environment })),
      { caller: outside, environment: undefined },
    ];
    // Nobody reads the header there.
    const askings = callers.map((it) => ({ ...it, carrier: 'dev', request }));
    const wrong = findWrongAnswers(cluster, questionsOf(tree, askings), tree) as Record<string, unknown>[];
    expect(
      wrong.filter(
        ({ answer, expected }) =>
          JSON.stringify(withoutBody(answer)) !== JSON.stringify(withoutBody(expected)),
      ),
    ).toEqual([]);
  });
  fc.assert(property, { numRuns: 150 });
});

test('the requests of the same services go by their header as without it', () => {
  const ports = [
    { name: 'http', containerPort: 8080 },
    { name: 'tcp-db', containerPort: databasePort },
  ];
  const property = fc.property(arbitraryTree(), (tree) => {
    const cluster = renderCluster({ ...tree, ports, address: { tcp: 'caller' } });
    expect(findWrongAnswers(cluster, questionsOf(tree, askingsOf(tree)), tree)).toEqual([]);
  });
  fc.assert(property, { numRuns: 50 });
});

test('without it, every connection meets the pods that the Service selects', () => {
  const ports = [{ name: 'tcp-db', containerPort: databasePort }];
  const property = fc.property(arbitraryTree(), (tree) => {
    const cluster = renderCluster({ ...tree, ports });
    const request = { port: databasePort };
    const inMesh = cluster.pods.map((caller) => ({
      caller,
      carrier: undefined,
      environment: undefined,
      request,
    }));
    for (const question of questionsOf(tree, inMesh)) {
      const outside = { ...question, caller: { namespace: 'elsewhere', isOutsideMesh: true } };
      expect(ask(cluster, question, tree)).toEqual(ask(cluster, outside, tree));
    }
  });
  fc.assert(property, { numRuns: 50 });
});
