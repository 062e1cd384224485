/** Which pods OpenTelemetry's operator is to instrument, and for what. */
import { planBeside, service, workload } from '../support/base';
import { objectsByJob } from '../support/objects-by-job';
import { planOf } from '../support/plan-of';

type Planned = Pick<ReturnType<typeof planOf>, 'plan' | 'diagnostics'>;

/** What the pods of each workload are annotated with, in the operator's own words: `nodejs`. */
function injected({ plan, diagnostics }: Planned): Record<string, string> {
  expect(diagnostics).toEqual([]);
  return Object.fromEntries(
    objectsByJob(plan).workloads.map(({ name, podAnnotations }) => {
      const keys = Object.keys(podAnnotations).flatMap((key) => key.split('/inject-')[1] ?? []);
      return [name, keys.join()];
    }),
  );
}

test('a root below which services begin says it for these as well, and another root does not', () => {
  const root = 'instrumentation: nodejs\nservices: { a: { image: x } }';
  const below = 'services: { a: {}, b: { new: true, image: x } }';
  expect(
    injected(planOf({ dev: root, 'dev.a': below, qa: 'services: { c: { image: x } }' }, 'default: dev')),
  ).toEqual({
    'a-dev': 'nodejs',
    'a-dev-a': 'nodejs',
    'b-dev-a': 'nodejs',
    'c-qa': '',
  });
});

test('what a service takes away stays away below it', () => {
  const root = 'instrumentation: nodejs\nservices: { a: { image: x, instrumentation: null } }';
  const below = 'services: { a: {} }';
  expect(injected(planOf({ dev: root, 'dev.a': below, 'dev.a.b': below }))).toEqual({
    'a-dev': '',
    'a-dev-a': '',
    'a-dev-a-b': '',
  });
});

test('an extending root says it in the place of the extended one, and what a service says is nearer', () => {
  const root = 'instrumentation: nodejs\nservices: { a: { image: x }, b: { image: x, instrumentation: go } }';
  const files = { dev: root, qa: 'extends: dev\nnamespace: qa\ninstrumentation: python' };
  expect(injected(planOf(files, 'default: dev'))).toMatchObject({ 'a-qa': 'python', 'b-qa': 'go' });
});

test('a root without a file says nothing', () => {
  const files = { 'dev.a': 'services: { a: { new: true, image: x } }' };
  expect(injected(planOf(files, 'warnings: { no-root-file: off }'))).toEqual({ 'a-dev-a': '' });
});

test('a copy of another workload than the one above it begins with what the root says', () => {
  const labels = (version: string): Readonly<Record<string, string>> => ({ app: 'reviews', version });
  const base = [
    workload({ name: 'reviews-v1', labels: labels('v1') }),
    workload({ name: 'reviews-v2', labels: labels('v2') }),
    service('reviews', { app: 'reviews' }, { ports: [{ name: 'http', port: 8080 }] }),
  ];
  const planned = planBeside(base, {
    dev: 'instrumentation: nodejs\nservices: { reviews: { manifest: base.yaml, external: true } }',
    'dev.a': 'services: { reviews: { workload: reviews-v1, instrumentation: null } }',
    'dev.a.b': 'services: { reviews: {} }',
    'dev.a.c': 'services: { reviews: { workload: reviews-v2 } }',
  });
  expect(injected(planned)).toEqual({
    'reviews-dev-a': '',
    'reviews-dev-a-b': '',
    'reviews-dev-a-c': 'nodejs',
  });
});
