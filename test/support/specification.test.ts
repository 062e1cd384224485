import { specifiedAnswer, type SpecifiedAnswer, type SpecifiedTree } from './specification';

const tree: SpecifiedTree = {
  environments: [
    { name: 'dev', services: ['orders', 'web'] },
    { name: 'dev.a.b', services: ['orders', 'new'] },
    { name: 'qa', services: ['orders'] },
  ],
  splitter: '.',
  defaultEnvironment: 'dev',
  fallback: 'live',
};

interface Asked {
  readonly service?: string;
  readonly unready?: readonly string[];
  readonly fallback?: 'live' | 'static';
}

function answerOf(environment: string | undefined, asked: Asked = {}): SpecifiedAnswer {
  const { service = 'orders', unready = [], fallback = 'live' } = asked;
  const request = { service, environment, unready: unready.map((it) => ({ service, environment: it })) };
  return specifiedAnswer({ ...tree, fallback }, request);
}

test.each([
  [undefined, 'dev'],
  ['dev', 'dev'],
  ['dev.a', 'dev'],
  ['dev.a.b', 'dev.a.b'],
  ['dev.a.b.c.d', 'dev.a.b'],
  ['dev.a.b0', 'dev'],
  ['qa.x', 'qa'],
  ['unknown', 'dev'],
  ['', 'dev'],
])('the nearest instance above "%s" is that of "%s"', (environment, owner) => {
  expect(answerOf(environment)).toEqual({ environment: owner });
});

test('unready instances are passed over up the chain, and no further', () => {
  expect(answerOf('dev.a.b', { unready: ['dev.a.b'] })).toEqual({ environment: 'dev' });
  expect(answerOf('dev.a.b', { unready: ['dev.a.b', 'dev'] })).toEqual({ status: 503, hasBody: false });
  expect(answerOf('qa', { unready: ['qa'] })).toEqual({ status: 503, hasBody: false });
});

test('without live fallback the owner answers or nobody', () => {
  const asked = { unready: ['dev.a.b'], fallback: 'static' } as const;
  expect(answerOf('dev.a.b', asked)).toEqual({ status: 503, hasBody: false });
});

test('where nobody could ever answer, the 503 says why', () => {
  expect(answerOf('dev', { service: 'new' })).toEqual({ status: 503, hasBody: true });
  expect(answerOf('qa', { service: 'web' })).toEqual({ environment: 'dev' });
  expect(answerOf('qa', { service: 'web', unready: ['dev'] })).toEqual({ status: 503, hasBody: false });
});
