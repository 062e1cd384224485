/** Which environment the headers of a request say, and by which carrier. */
import { parseHeaders, readEnvironment } from '../../../src/core/reports/request-environment';
import { planOf } from '../../support/plan-of';

function saidBy(request: readonly string[], aliases: string): readonly string[] {
  const { settings } = planOf({ dev: '{}' }, `aliases: ${aliases}`).model.tree;
  return readEnvironment(parseHeaders(request), settings).said;
}

test('the header wins, whatever it says', () => {
  expect(saidBy(['Cookie: env=dev', 'x-virtual-env: NO'], '[{ cookie: env }]')).toEqual(['NO']);
  expect(saidBy(['Cookie: env=dev', 'x-virtual-env:'], '[{ cookie: env }]')).toEqual(['']);
});

test('the carrier that decides is named, and those before it that name no environment', () => {
  const { settings } = planOf({ dev: '{}' }, 'aliases: [{ header: x-lane }, { cookie: env }]').model.tree;
  const read = (...request: readonly string[]): unknown => readEnvironment(parseHeaders(request), settings);
  expect(read('x-virtual-env: dev', 'x-lane: NO')).toEqual({
    said: ['dev'],
    carrier: { kind: 'header', name: 'x-virtual-env' },
    nameless: [],
  });
  expect(read('Cookie: env=dev', 'x-lane: NO')).toEqual({
    said: ['dev'],
    carrier: { kind: 'cookie', name: 'env' },
    nameless: [{ kind: 'alias', name: 'x-lane' }],
  });
});

test('the aliases count in their order, each where it names an environment', () => {
  const aliases = '[{ header: x-lane }, { cookie: env }, { baggage: env }]';
  const request = ['baggage: env=dev.c', 'Cookie: env=dev.b', 'X-Lane: dev.a'];
  expect(saidBy(request, aliases)).toEqual(['dev.a']);
  expect(saidBy(request.slice(0, 2), aliases)).toEqual(['dev.b']);
  expect(saidBy(request.slice(0, 1), aliases)).toEqual(['dev.c']);
  expect(saidBy([...request.slice(0, 2), 'X-Lane: dev.a, dev.b'], aliases)).toEqual(['dev.b']);
  expect(saidBy([...request, 'X-Lane: dev.d'], aliases)).toEqual(['dev.b']);
  expect(saidBy([], aliases)).toEqual([]);
});

test('the first cookie and the last member count, and what is too long is none', () => {
  expect(saidBy(['Cookie: env=NO; env=dev.a; env=dev.b'], '[{ cookie: env }]')).toEqual(['dev.a']);
  expect(saidBy(['Cookie: env=dev.a', 'Cookie: env=dev.b'], '[{ cookie: env }]')).toEqual(['dev.a']);
  expect(saidBy(['baggage: env=dev.a', 'baggage: env=dev.b;p,env=NO'], '[{ baggage: env }]')).toEqual([
    'dev.b',
  ]);
  expect(saidBy([`Cookie: env=${'a'.repeat(63)}`], '[{ cookie: env }]')).toEqual(['a'.repeat(63)]);
  expect(saidBy([`Cookie: env=${'a'.repeat(64)}; env=dev`], '[{ cookie: env }]')).toEqual([]);
});

test('patterns are read as RE2 reads them', () => {
  expect(
    saidBy(
      ['x-url: HTTPS://dev.a.example.com'],
      "[{ header: x-url, pattern: '(?i)https://(@)\\.example\\.com' }]",
    ),
  ).toEqual(['dev.a']);
  expect(saidBy(['x-url: b-dev.a'], "[{ header: x-url, pattern: '(?P<kind>a|b)-(@)' }]")).toEqual(['dev.a']);
  expect(saidBy(['x-url: A-dev'], "[{ header: x-url, pattern: '(?isi)a-(@)' }]")).toEqual(['dev']);
  expect(saidBy(['x-url: ?-dev'], "[{ header: x-url, pattern: '[(?)]-(@)' }]")).toEqual(['dev']);
  for (const pattern of ['[[:alpha:]]-(@)', '\\pL-(@)', 'a(?i)-(@)', 'a|^(?:(?i)b)-(@)']) {
    const read = (): unknown => saidBy(['x-url: b-dev.a'], `[{ header: x-url, pattern: '${pattern}' }]`);
    expect(read).toThrow('The pattern of the alias "x-url" has what only RE2 reads');
  }
});

test('a header is a name and a value', () => {
  expect([...parseHeaders(['Cookie:a=b', 'cookie:  c=d  '])]).toEqual([['cookie', ['a=b', 'c=d']]]);
  for (const text of ['cookie', ': a', 'a b: c', 'a: b\nc: d']) {
    expect(() => parseHeaders([text])).toThrow(`"${text}" is no header`);
  }
});
