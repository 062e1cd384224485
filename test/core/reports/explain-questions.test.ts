/** What is said of an environment, a chain of calls and headers; how it looks, and what is refused. */
import { explain } from '../../../src/core/reports/explain';
import { formatOverview, overviewOf } from '../../../src/core/reports/explain-overview';
import { findMisuseOf, readQuestion, type SaidQuestion } from '../../../src/core/reports/explain-question';
import { asked, chain, full, said, sourceOf, textOf, type Files } from '../../support/explained';

describe('an environment without a service', () => {
  test('has the answers of all, its own first, then those up the chain, then nobody', () => {
    const other = `services: { extra: { new: true, ${full} }, late: { new: true, ${full} } }`;
    const source = sourceOf({ ...chain, 'dev.z': other, qa: `services: { late: { ${full} } }` });
    const text = textOf(source, said(['dev.a.b.x']));
    expect(text).toContain('Who answers a request of dev.a.b.x, while all pods are ready:\n');
    expect(text).toContain('  dev.a.b  web\n  dev.a    orders\n  503      extra late\n');
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
    expect(hopsOf(files, said(['dev.a'], { chain: 'db,web' }))).toContain(
      '  1  a client  to db   dev by the',
    );
    expect(hopsOf(files, said(['dev.a'], { chain: 'only,web' }))).toContain(
      '  2  only@dev.b  to web   dev the request is of dev.b\n',
    );
    const untagged = sourceOf(files, '{ default: dev, tag: false }');
    expect(textOf(untagged, said(['dev.a'], { chain: 'only,web' }))).toContain('is without an environment');
  });
});

describe('the overview', () => {
  test('is the table of all answers', () => {
    const { plan } = sourceOf(chain);
    expect(formatOverview(plan, [])).toContain('while all pods are ready:\n\n  environment         orders');
    expect(formatOverview(plan, [])).toContain('\nenvtree explain ENVIRONMENT SERVICE says why.\n');
    const unready = [{ service: 'orders', environment: 'dev.a' }];
    expect(formatOverview(plan, unready)).toContain('while no pod of orders@dev.a is ready:');
    expect(overviewOf(plan, unready).services[0]).toEqual({
      service: 'orders',
      answers: [
        { environment: 'dev.a.b.c', answeredBy: 'dev.a.b.c' },
        { environment: 'dev.a', answeredBy: 'dev' },
        { environment: null, answeredBy: 'dev' },
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
    expect(noteOf('X-Virtual-Env: dev.a')).toContain(
      'Decided by the header x-virtual-env, which says "dev.a".',
    );
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
    expect(noteOf('Accept: text/html')).toContain('No carrier names an environment.');
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

describe('a slip', () => {
  test('of an environment without a file is guessed at, and never one above it', () => {
    const text = textOf(sourceOf(chain), said(['dev.a.d']));
    expect(text).toContain('"dev.a.d" has no file. Did you mean "dev.a.b"?');
    expect(asked(sourceOf({ dev: '{}', 'dev.a': chain['dev.a'] }), said(['dev.a.d']))).not.toHaveProperty(
      'similar',
    );
    expect(explain(readQuestion(said(['dev.a'])), sourceOf(chain))).not.toHaveProperty('similar');
  });

  test.each([
    [said(['dev', 'ordres']), 'There is no service "ordres". Did you mean "orders"?'],
    [said(['dev'], { chain: 'web,zzz' }), 'There is no service "zzz". There are: orders, web'],
    [
      said(['Dev.a', 'web']),
      '"Dev.a" cannot be an environment\'s name: each level of it is made of a-z, 0-9 and hyphens in between, levels are joined by ".", and the whole has at most 63 characters. Did you mean "dev.a"?',
    ],
    [said(['QA']), 'Did you mean "qa"?'],
    [said(['dev_a_b_c_d_e_f']), 'it is made of a-z, 0-9'],
    [said([`a.${'b'.repeat(62)}`]), 'at most 63 characters'],
    [
      said(['dev'], { unready: 'orders@dev.aa' }),
      'orders has no instance in "dev.aa". Did you mean "dev.a"?',
    ],
    [said(['dev'], { unready: 'web@dev.a.b.c.d.e' }), 'There are: dev.a.b, dev'],
    [said(['dev'], { unready: 'webb@dev' }), 'There is no service "webb". Did you mean "web"?'],
  ])('%j is told', (question, told) => {
    expect(findMisuseOf(readQuestion(question), sourceOf(chain))).toContain(told);
  });

  test('is none where all is right, and where there is no service at all that is said', () => {
    const question = said(['dev.a', 'web'], { unready: ' web@dev , orders@dev' });
    expect(findMisuseOf(readQuestion(question), sourceOf(chain))).toBeUndefined();
    expect(findMisuseOf(readQuestion(said([])), sourceOf(chain))).toBeUndefined();
    const none = sourceOf({ dev: '{}' });
    expect(findMisuseOf(readQuestion(said(['dev', 'web'])), none)).toBe(
      'There is no service "web", and no other either',
    );
  });

  test.each([
    [
      said(['dev', 'web'], { request: ['a: b'] }),
      '--request says the environment; the one name beside it is',
    ],
    [said(['dev', 'web'], { chain: 'web' }), '--chain names the services; leave "web" out'],
    [said(['dev'], { values: true }), '--values needs a service'],
    [said(['dev'], { chain: 'web,,orders' }), '--chain has an empty name in "web,,orders"'],
    [said(['dev'], { unready: 'orders' }), '"orders" is no instance; write SERVICE@ENVIRONMENT'],
    [said(['dev'], { unready: 'a@b@c' }), '"a@b@c" is no instance'],
    [said(['dev'], { unready: '@b' }), '"@b" is no instance'],
    [said([], { request: ['Cookie virtual-env=dev'] }), '"Cookie virtual-env=dev" is no header; write'],
  ])('%j is refused', (question, told) => {
    expect(() => readQuestion(question)).toThrow(RangeError);
    expect(() => readQuestion(question)).toThrow(told);
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
