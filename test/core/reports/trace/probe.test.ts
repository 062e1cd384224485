/** Which environment a probe's requests are of, and what is said of them. */
import { traceparentOf } from '../../../../src/core/names/istio-names';
import { formatNextSteps, formatSent } from '../../../../src/core/reports/trace/format-probe';
import { planProbe, type Probe, type ProbeOptions } from '../../../../src/core/reports/trace/plan-probe';
import { planOf } from '../../../support/plan-of';

const files = {
  dev: 'services: { orders: { image: a, ports: [8080] } }',
  'dev.a': 'services: { orders: { image: b } }',
  qa: 'services: { orders: { image: a, ports: [8080] } }',
};

function planned(options: Partial<ProbeOptions> = {}, settings = 'default: dev'): Probe | string {
  return planProbe(planOf(files, settings), { suffix: '1f2e', mayHaveInstances: false, ...options });
}

test('without a name, it is one below the default environment', () => {
  expect(planned()).toEqual({
    environment: 'dev.probe1f2e',
    header: 'x-virtual-env',
    isLogged: false,
    namespaces: ['default'],
    label: 'virtual-env',
  });
});

test('by the words of the settings', () => {
  const settings =
    '{ default: qa, splitter: _, header: x-lane, label: lane, clients: [web], tracing: { log: true } }';
  const found = planProbe(planOf({ qa: files.qa }, settings), { suffix: 'a', mayHaveInstances: false });
  expect(found).toEqual({
    environment: 'qa_probea',
    header: 'x-lane',
    isLogged: true,
    namespaces: ['default', 'web'],
    label: 'lane',
  });
});

test('one with instances of its own is refused, unless that is meant', () => {
  expect(planned({ environment: 'dev.a' })).toBe(
    '"dev.a" has instances of its own, such as "orders", which would be called; --own-instances allows it',
  );
  expect(planned({ environment: 'dev.a', mayHaveInstances: true })).toMatchObject({ environment: 'dev.a' });
  expect(planned({ environment: 'dev.a.b' })).toMatchObject({ environment: 'dev.a.b' });
  expect(planned({ environment: 'staging' })).toMatchObject({ environment: 'staging' });
});

test('what is no name is refused', () => {
  expect(planned({ environment: 'Dev' })).toBe('"Dev" is no name of an environment');
  expect(planned({ environment: 'dev..a' })).toBe('"dev..a" is no name of an environment');
});

test('without a default environment there is nothing to be below', () => {
  expect(planned({}, '{}')).toBe(
    'Say by --env which environment the requests are of, since none is the default',
  );
  expect(planned({ environment: 'dev.b' }, '{}')).toMatchObject({ environment: 'dev.b' });
});

const probe: Probe = {
  environment: 'dev.probe1',
  header: 'x-virtual-env',
  isLogged: true,
  namespaces: ['back', 'shop'],
  label: 'virtual-env',
};

test('what was sent, and what came of it', () => {
  const request = { requestId: 'r', traceId: 't', answer: { status: 200 } };
  expect(formatSent(probe, 'http://shop/', [request])).toBe(
    `1 request of dev.probe1 to http://shop/:
  200
    x-request-id r
    trace t
`,
  );
  const failed = { ...request, answer: { failure: 'refused' } };
  expect(formatSent(probe, 'http://shop/', [request, failed])).toContain(
    '2 requests of dev.probe1 to http://shop/:',
  );
  expect(formatSent(probe, 'http://shop/', [request, failed])).toContain('\n  no answer: refused\n');
});

test('what to do next', () => {
  expect(formatNextSteps(probe)).toBe(`A second or two later the sidecars have logged them:

  kubectl logs --namespace back --selector virtual-env --container istio-proxy \\
    --prefix --tail=-1 --since=5m --max-log-requests=100 > sidecars.log
  kubectl logs --namespace shop --selector virtual-env --container istio-proxy \\
    --prefix --tail=-1 --since=5m --max-log-requests=100 >> sidecars.log
  envtree trace --env dev.probe1 sidecars.log
`);
  expect(formatNextSteps({ ...probe, isLogged: false })).toContain(
    'tracing: { log: true } is not in envtree.yaml, so that nothing is logged of them. With it:\n',
  );
});

test('the header of a trace is that of W3C Trace Context, sampled', () => {
  expect(traceparentOf('0af7651916cd43dd8448eb211c80319c', 'b7ad6b7169203331')).toBe(
    '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
  );
});
