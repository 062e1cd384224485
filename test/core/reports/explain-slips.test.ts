/** What is read of a question, what is refused of it, and what was probably meant. */
import { explain } from '../../../src/core/reports/explain';
import { findMisuseOf, readQuestion } from '../../../src/core/reports/explain-question';
import { asked, chain, said, sourceOf, textOf } from '../../support/explained';

test('a question has what is asked, and no environment only where a request is asked about', () => {
  const nothing = { unready: [], wantsValues: false };
  expect(readQuestion(said([]))).toStrictEqual(nothing);
  expect(readQuestion(said(['dev']))).toStrictEqual({ ...nothing, environment: 'dev' });
  expect(readQuestion(said([], { chain: 'web' }))).toStrictEqual({
    ...nothing,
    environment: null,
    chain: ['web'],
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

  test('of a name without levels is told as that, and is no guess where nothing is like it', () => {
    expect(findMisuseOf(readQuestion(said(['A_b'])), sourceOf(chain))).toBe(
      '"A_b" cannot be an environment\'s name: it is made of a-z, 0-9 and hyphens in between, levels are joined by ".", and the whole has at most 63 characters',
    );
  });

  test.each([
    [said(['dev', 'ordres']), 'There is no service "ordres". Did you mean "orders"?'],
    [said(['dev'], { chain: 'web,zzz' }), 'There is no service "zzz". There are: orders, web'],
    [
      said(['Dev.a', 'web']),
      '"Dev.a" cannot be an environment\'s name: each level of it is made of a-z, 0-9 and hyphens in between, levels are joined by ".", and the whole has at most 63 characters. Did you mean "dev.a"?',
    ],
    [said(['QA']), 'Did you mean "qa"?'],
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
    [said(['dev'], { unready: 'a@b,' }), '--unready has an empty name in "a@b,"'],
    [said(['dev'], { unready: 'orders' }), '"orders" is no instance; write SERVICE@ENVIRONMENT'],
    [said(['dev'], { unready: 'a@b@c' }), '"a@b@c" is no instance'],
    [said(['dev'], { unready: '@b' }), '"@b" is no instance'],
    [said([], { request: ['Cookie virtual-env=dev'] }), '"Cookie virtual-env=dev" is no header; write'],
  ])('%j is refused', (question, told) => {
    expect(() => readQuestion(question)).toThrow(RangeError);
    expect(() => readQuestion(question)).toThrow(told);
  });
});
