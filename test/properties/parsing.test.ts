import fc from 'fast-check';
import { stringify } from 'yaml';
import environmentSchema from '../../schema/environment.schema.json';
import { synthesize } from '../../src/constructs/synthesize';
import { hasErrors } from '../../src/core/diagnostics/diagnostic';
import { planEnvironments } from '../../src/core/plan-environments';

const keys = [
  ...Object.keys(environmentSchema.properties),
  ...Object.keys(environmentSchema.definitions.service.properties),
  ...[
    'orders',
    'stock',
    'name',
    'containerPort',
    'port',
    'targetPort',
    'loadBalancer',
    'localityLbSetting',
    'containers',
  ],
];
const scalars = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    0,
    80,
    1.5,
    '',
    'orders',
    'http',
    'Deployment',
    'StatefulSet',
    '<<',
    '~',
    '\t',
    '*a',
    '{',
  ),
  fc.string(),
);

/** Anything that YAML can say, made of words that mean something to envtree. */
const { value: anything } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    scalars,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...keys), tie('value'), { maxKeys: 4 }),
  ),
}));
const service = fc.dictionary(fc.constantFrom(...keys), anything, { maxKeys: 5 });
const environment = fc.oneof(
  anything,
  fc.record({ services: fc.dictionary(fc.constantFrom('orders', 'stock'), service) }),
);

test('whatever a file says, it is planned without an exception, and rendered where there is no error', () => {
  fc.assert(
    fc.property(fc.array(environment, { minLength: 1, maxLength: 3 }), anything, (environments, settings) => {
      const names = ['dev', 'dev.a', 'dev.a.b'];
      const files = environments.map((content, index) => ({
        path: `envs/${names[index] ?? ''}.yaml`,
        text: stringify(content),
      }));
      const { plan, diagnostics } = planEnvironments([
        ...files,
        { path: 'envtree.yaml', text: stringify(settings) },
      ]);
      for (const { location, message } of diagnostics) {
        expect([location.line > 0, location.column > 0, location.length > 0, message !== '']).toEqual([
          true,
          true,
          true,
          true,
        ]);
      }
      if (hasErrors(diagnostics)) return;
      synthesize(plan);
    }),
    { numRuns: 500 },
  );
});

test('whatever the text of a file is, it is planned without an exception', () => {
  const good = 'services:\n  orders: { image: x, ports: [8080] }\n  stock: &a { image: y1 }\n';
  const cuts = fc.tuple(fc.nat(good.length), fc.nat(good.length), fc.string());
  fc.assert(
    fc.property(cuts, fc.string({ unit: 'binary' }), ([start, end, inserted], wild) => {
      const cut = good.slice(0, start) + inserted + good.slice(end);
      for (const text of [cut, wild]) {
        planEnvironments([
          { path: 'envs/dev.yaml', text },
          { path: 'envtree.yaml', text },
        ]);
      }
    }),
    { numRuns: 500 },
  );
});
