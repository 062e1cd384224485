/** What is said where nobody can enter, and whom a warning counts. */
import { withFindings, type PlannedEnvironments } from '../../src/core/plan-environments';
import { planOf } from '../support/plan-of';

const web = 'services: { web: { image: x:1, ports: [8080] } }';

function saidAt({ diagnostics }: PlannedEnvironments): unknown[] {
  return diagnostics.map(({ message, hint, location: { file, line, column } }) => ({
    at: `${file}:${String(line)}:${String(column)}`,
    message,
    hint,
  }));
}

test('an edge where there is no gateway is told at its key', () => {
  expect(saidAt(planOf({ dev: web }, 'default: dev\nedge: { trust: [a.example.com] }'))).toEqual([
    {
      at: 'envtree.yaml:2:1',
      message: 'There is no gateway: neither a preview nor a service names one',
      hint: 'Leave it out, or say by which gateway environments or services are entered.',
    },
  ]);
});

test('a preview of an environment, where no settings say by which host, is told at its key', () => {
  expect(saidAt(planOf({ dev: `${web}\npreview: true` }))).toEqual([
    {
      at: 'envs/dev.yaml:2:1',
      message: 'No preview host is known',
      hint: 'Say it for all environments in envtree.yaml: preview: { host: "{env}.preview.example.com", ... }',
    },
  ]);
});

test('a service is said to have its own instances, and no others', () => {
  const names = Array.from({ length: 128 }, (_, index) => `dev.p${String(index)}`);
  const branches = names.map((name) => [name, `services: { web: { image: x:${name} } }`] as const);
  const files = { dev: web.replace('services: {', 'services: { other: { image: y:1 },') };
  const planned = withFindings(planOf({ ...files, ...Object.fromEntries(branches) }));
  expect(planned.diagnostics.map(({ message }) => message)).toEqual([
    '"web" has 257 routes, of 129 instances; each sidecar that calls it goes through them one by one',
  ]);
});
