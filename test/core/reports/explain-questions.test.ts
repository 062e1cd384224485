/** What is said of an environment, a chain of calls and headers, and how it looks. */
import { explain } from '../../../src/core/reports/explain';
import { formatOverview, overviewOf } from '../../../src/core/reports/explain-overview';
import { readQuestion, type SaidQuestion } from '../../../src/core/reports/explain-question';
import { chain, full, said, sourceOf, textOf, type Files } from '../../support/explained';

describe('an environment without a service', () => {
  test('has the answers of all, its own first, then those up the chain, then nobody', () => {
    const other = `services: { extra: { new: true, ${full} }, late: { new: true, ${full} } }`;
    const source = sourceOf({ ...chain, 'dev.z': other, qa: `services: { late: { ${full} } }` });
    const text = textOf(source, said(['dev.a.b.x']));
    expect(text).toContain('Who answers a request of dev.a.b.x, while all pods are ready:\n');
    expect(text).toContain('  dev.a.b  web\n  dev.a    orders\n  503      extra late\n');
  });

  test('has what others answer by their names', () => {
    const tcp = '{ new: true, image: x, ports: [{ name: tcp-db, containerPort: 5432 }] }';
    const source = sourceOf({
      dev: `services: { web: { ${full} } }`,
      'dev.z': `services: { cache: ${tcp} }`,
      'dev.b': `services: { db: ${tcp} }`,
    });
    expect(textOf(source, said(['qa']))).toContain('\n  dev    web\n  dev.b  db\n  dev.z  cache\n');
  });

  test('says of which pods it speaks, and what has no environment', () => {
    const text = textOf(sourceOf(chain), said(['-'], { unready: 'orders@dev' }));
    expect(text).toContain(
      'Who answers a request without an environment, while no pod of orders@dev is\nready:\n\n  dev  web\n  503  orders\n',
    );
  });
});

describe('a chain of calls', () => {
  const hopsOf = (files: Files, question: SaidQuestion): string => textOf(sourceOf(files), question);

  test("keeps the environment through a parent's pods", () => {
    expect(hopsOf(chain, said(['dev.a.b'], { chain: 'web,orders,web' }))).toContain(
      [
        '  1  a client      to web     dev.a.b',
        '  2  web@dev.a.b   to orders  dev.a',
        '  3  orders@dev.a  to web     dev.a.b',
      ].join('\n'),
    );
    expect(hopsOf(chain, said([], { chain: 'web' }))).toContain('without an environment');
  });

  test('ends where nobody answers', () => {
    const unready = 'orders@dev,orders@dev.a,orders@dev.a.b.c';
    const text = hopsOf(chain, said(['dev.a'], { chain: 'web,orders,web', unready }));
    expect(text).toContain('  2  web@dev   to orders  503 nobody answers\n  Not reached: web\n');
    expect(hopsOf(chain, said(['dev.a'], { chain: 'orders,web,orders', unready }))).toContain(
      'while no pod of orders@dev, orders@dev.a,\norders@dev.a.b.c is ready:\n\n  1  a client  to orders  503 nobody answers\n  Not reached: web, orders\n',
    );
  });

  test('goes on with the tag of the pod behind what is no request', () => {
    const tcp = 'image: x, ports: [{ name: tcp-db, containerPort: 5432 }]';
    const files = {
      dev: `services: { db: { ${tcp}, tcp: caller }, queue: { ${tcp} }, web: { ${full} } }`,
      'dev.a': 'services: { db: {}, web: {} }',
      'dev.b': `services: { only: { new: true, ${tcp} } }`,
    };
    expect(hopsOf(files, said(['dev.a'], { chain: 'web,db,web' }))).toContain(
      "  2  web@dev.a  to db   dev.a by the calling pod's environment\n  3  db@dev.a   to web  dev.a\n",
    );
    expect(hopsOf(files, said(['dev.a'], { chain: 'queue,web' }))).toContain(
      '  1  a client   to queue  dev whatever the environment\n  2  queue@dev  to web    dev the request is without an environment\n',
    );
    const fromClient = said(['dev.a'], { chain: 'db,web' });
    expect(hopsOf(files, fromClient)).toContain('  1  a client  to db   dev by the');
    expect(explain(readQuestion(fromClient), sourceOf(files))).toMatchObject({
      hops: [{ environment: null }, {}],
    });
    expect(hopsOf(files, said(['dev.a'], { chain: 'only,web' }))).toContain(
      '  2  only@dev.b  to web   dev the request is of dev.b\n',
    );
    const untagged = sourceOf(files, '{ default: dev, tag: false }');
    expect(textOf(untagged, said(['dev.a'], { chain: 'only,web' }))).toContain('is without an environment');
  });
});

test.each([
  ['ports: [{ name: http, containerPort: 80 }]', 'request'],
  ['tcp: caller, ports: [{ name: tcp-db, containerPort: 5432 }]', 'caller'],
])('at one of several addresses, %s is enough for a %s to decide', (one, decidedBy) => {
  const tcp = 'image: x, ports: [{ name: tcp-db, containerPort: 5432 }]';
  const files = {
    dev: `services: { db: { ${tcp} } }`,
    qa: `namespace: quality\nservices: { db: { image: x, ${one} } }`,
  };
  const chained = explain(readQuestion(said(['dev'], { chain: 'db' })), sourceOf(files));
  expect(chained).toMatchObject({ hops: [{ decidedBy }] });
});

describe('the overview', () => {
  test('is the table of all answers', () => {
    const { plan } = sourceOf(chain);
    expect(formatOverview(plan, [])).toContain('while all pods are ready:\n\n  environment         orders');
    expect(formatOverview(plan, [])).toContain('\nenvtree explain ENVIRONMENT SERVICE says why.\n');
    const unready = [{ service: 'orders', environment: 'dev.a' }];
    expect(formatOverview(plan, unready)).toContain('while no pod of orders@dev.a is ready:');
    const web = { service: 'web', environment: 'dev' };
    expect(overviewOf(plan, [...unready, web])).toEqual({
      kind: 'overview',
      services: [
        {
          service: 'orders',
          answers: [
            { environment: 'dev.a.b.c', answeredBy: 'dev.a.b.c' },
            { environment: 'dev.a', answeredBy: 'dev' },
            { environment: null, answeredBy: 'dev' },
          ],
        },
        {
          service: 'web',
          answers: [
            { environment: 'dev.a.b', answeredBy: 'dev.a.b' },
            { environment: null, answeredBy: null },
          ],
        },
      ],
    });
    const all = ['dev', 'dev.a', 'dev.a.b.c'].map((environment) => ({ service: 'orders', environment }));
    expect(overviewOf(plan, all).services[0]?.answers[0]?.answeredBy).toBeNull();
  });
});

describe('what the headers say', () => {
  const settings = '{ default: dev, aliases: [{ header: x-lane }, { cookie: env }, { baggage: env }] }';
  const noteOf = (...request: string[]): string =>
    textOf(sourceOf(chain, settings), said([], { request })).split('\n').slice(-3).join(' ').trim();

  test('is said, with what decided and what names no environment', () => {
    expect(noteOf('X-Virtual-Env: dev.a')).toBe('Decided by the header x-virtual-env, which says "dev.a".');
    expect(noteOf('x-virtual-env: a', 'x-virtual-env: b')).toContain('which says "a" and "b".');
    expect(noteOf('x-lane: dev.a')).toContain('Decided by the alias x-lane, which says "dev.a".');
    expect(noteOf('x-lane: A', 'Cookie: a=b; env=dev.a')).toBe(
      'Decided by the cookie env, which says "dev.a". No environment\'s name is in: the alias x-lane.',
    );
    expect(noteOf('baggage: env=dev,env=dev.a;p')).toContain(
      'Decided by the member env of the baggage, which says "dev.a".',
    );
    expect(noteOf('Cookie: a=b')).toContain(
      "No carrier names an environment. No environment's name is in: the cookie env.",
    );
    expect(noteOf('Cookie: env=NO', 'x-lane: A')).toContain('is in: the alias x-lane, the cookie env.');
    expect(noteOf('Accept: text/html')).toBe('No carrier names an environment.');
  });
});

test('a request without an environment is told as one', () => {
  expect(textOf(sourceOf(chain), said(['-', 'orders']))).toContain(
    'orders without an environment: dev answers\n',
  );
  expect(explain(readQuestion(said([])), sourceOf(chain))).toMatchObject({
    kind: 'services',
    environment: null,
  });
});

test('names of 63 characters are wrapped, and never cut', () => {
  const service = `s${'o'.repeat(61)}s`;
  const name = `dev.${'e'.repeat(27)}.${'f'.repeat(31)}`;
  const parent = name.slice(0, 31);
  const files = {
    dev: `services: { ${service}: { ${full} } }`,
    [parent]: `services: { ${service}: {} }`,
    [name]: `services: { ${service}: {} }`,
  };
  const text = textOf(sourceOf(files), said([name, service], { values: true }));
  const unbroken = text.replace(/\n */g, '');
  for (const it of [service, name, `${name}.yaml:1:13`, `default/envtree-${service}`]) {
    expect(unbroken).toContain(it);
  }
  expect(text).toMatchSnapshot();
  const hops = textOf(sourceOf(files), said([name], { chain: `${service},${service}` }));
  expect(hops.replace(/\n */g, '')).toContain(`${service}@${name}`);
  expect(hops).toMatchSnapshot();
});

test('the screen has all of it', () => {
  const text = textOf(sourceOf(chain), said(['dev.a.b.x', 'orders'], { values: true }));
  expect(text).toContain('orders in dev.a.b.x: dev.a answers\n');
  expect(text).toContain('rule             2 of 3, "dev.a"\n');
  expect(text).toContain('owner       team-a, of dev.a\n');
  expect(text).toMatchSnapshot();
});
