/** The evaluator says of the carriers in the end-to-end case what the stack has to say there. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { synthesize } from '../src/constructs/synthesize';
import { planEnvironments } from '../src/core/plan-environments';
import { readSourceFiles } from '../src/files/read-source-files';
import {
  evaluateCarried,
  evaluateLeaving,
  wantedOf,
  writtenOut,
  type CarriedRequest,
} from './support/carried';
import { readCluster, type Cluster } from './support/cluster';
import { sendRequest, type Caller } from './support/tag-request';

const folder = join(__dirname, 'e2e/cases/carriers');

interface Step {
  readonly say: string;
  readonly service: string | { readonly outside: string; readonly host?: string };
  readonly from?: string;
  readonly carried?: readonly CarriedRequest[];
}

const { steps } = parse(readFileSync(join(folder, 'case.yaml'), 'utf8')) as { steps: readonly Step[] };
/** Made by each test for itself: what fails here is a test's failure. */
function clusterOfCase(): Cluster {
  const { plan } = planEnvironments(readSourceFiles(folder));
  return readCluster(synthesize(plan).flatMap((layer) => layer.manifests));
}

function callerOf(from: string | undefined): Caller {
  if (from === undefined) return { namespace: 'clients' };
  const [, environment = ''] = from.split('@');
  return { namespace: 'carriers', labels: { 'virtual-env': environment } };
}

const requests = steps.flatMap(({ say, service, from, carried = [] }) =>
  carried.map((request, index) => [`${say} (${String(index + 1)})`, { service, from, request }] as const),
);

test.each(requests)('%s', (_say, { service, from, request }) => {
  const whole = writtenOut(request);
  const caller = callerOf(from);
  const outcome =
    typeof service === 'string'
      ? evaluateCarried(clusterOfCase(), whole, { service, caller })
      : evaluateLeaving(clusterOfCase(), whole, { host: service.host, caller });
  expect(outcome).toEqual(wantedOf(whole));
});

describe('what leaves the mesh', () => {
  const leaving = (headers: Record<string, string>, name = 'PassthroughCluster'): object =>
    Object.fromEntries(
      sendRequest(new Map(Object.entries(headers)), callerOf('web@dev.b'), {
        cluster: clusterOfCase(),
        name,
      }),
    );

  test('has no carrier', () => {
    expect(leaving({})).toEqual({});
    expect(leaving({}, 'outbound|443||api.example.com')).toEqual({});
    expect(leaving({ 'x-virtual-env': 'dev.a', 'x-lane': 'dev.a', referer: 'x' })).toEqual({});
    expect(leaving({ cookie: 'virtual-env=dev.a', baggage: 'virtual-env=dev.a' })).toEqual({});
  });

  test('keeps all else of a cookie and of the baggage', () => {
    expect(leaving({ cookie: 'virtual-env=dev.a; a=b', baggage: 'a=1;p,virtual-env=dev.a;q, b=2' })).toEqual({
      cookie: 'a=b',
      baggage: 'a=1;p, b=2',
    });
    expect(leaving({ cookie: 'a=b; virtual-env=dev.a', baggage: 'a=1' })).toEqual({
      cookie: 'a=b',
      baggage: 'a=1',
    });
  });

  test('has no carrier that stands several times', () => {
    const twice = 'virtual-env=dev.a,virtual-env=dev.b,a=1';
    expect(leaving({ baggage: twice })).toEqual({ baggage: 'a=1' });
    expect(leaving({ baggage: `${twice},virtual-env=dev.c` })).toEqual({});
  });

  test('is not what goes to a Service or an instance', () => {
    const names = [
      'outbound|80||orders.carriers.svc.cluster.local',
      'outbound|80||orders.dev-a.carriers.envtree.internal',
    ];
    for (const name of names) expect(leaving({}, name)).toHaveProperty('x-virtual-env', 'dev.b');
  });
});
