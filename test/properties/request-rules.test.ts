/** Whatever rules a service has of its own: environments answer as without them, and rules hold in each. */
import fc from 'fast-check';
import { findRoute } from '../support/match-route';
import { arbitraryTree } from './arbitrary-tree';
import { askingsOf, findWrongAnswers, questionsOf, renderCluster, type Asking } from './ask-tree';
import type { Tree } from './tree';

/** Conditions of which the request that is asked fulfils the first of each kind. */
const conditions = {
  uri: [{ prefix: '/a' }, { exact: '/b' }, { regex: '/c+' }],
  method: [{ exact: 'PUT' }, { exact: 'GET' }],
  headers: [{ 'x-user': { exact: 'a' } }, { 'x-user': { exact: 'b' } }, { 'x-other': {} }],
  withoutHeaders: [{ 'x-other': {} }, { 'x-user': {} }],
  queryParams: [{ v: { exact: '1' } }, { v: { exact: '2' } }],
} as const;
const request = { path: '/a/x?v=1', method: 'PUT', port: 8080, headers: { 'x-user': 'a' } } as const;

type Kind = keyof typeof conditions;

/** For each kind, which of its conditions is wanted. */
type Entry = Partial<Record<Kind, number>>;

interface Rule {
  readonly match: readonly Entry[] | undefined;
  readonly timeout: string;
}

function arbitraryRules(): fc.Arbitrary<readonly Rule[]> {
  const kinds = Object.keys(conditions) as Kind[];
  const choice = (kind: Kind): fc.Arbitrary<number> => fc.nat({ max: conditions[kind].length - 1 });
  const entry = fc.record(Object.fromEntries(kinds.map((kind) => [kind, choice(kind)])), {
    requiredKeys: [],
  }) as fc.Arbitrary<Entry>;
  const nonEmpty = entry.filter((it) => Object.keys(it).length > 0);
  const match = fc.array(nonEmpty, { minLength: 1, maxLength: 3 });
  return fc.tuple(fc.array(match, { minLength: 1, maxLength: 3 }), fc.boolean()).map(([matches, hasLast]) =>
    [...matches, ...(hasLast ? [undefined] : [])].map((it, index) => ({
      match: it,
      timeout: `${String(index + 1)}s`,
    })),
  );
}

function ruleOf({ match, timeout }: Rule): object {
  const entries = match?.map((entry) =>
    Object.fromEntries(Object.entries(entry).map(([kind, index]) => [kind, conditions[kind as Kind][index]])),
  );
  return { ...(entries && { match: entries }), timeout };
}

/** The request fulfils what comes first of each kind. */
function isForRequest({ match }: Rule): boolean {
  return match?.some((entry) => Object.values(entry).every((index) => index === 0)) ?? true;
}

function withRules(tree: Tree, rules: readonly Rule[]): Tree {
  const [only, ...others] = rules.map(ruleOf);
  return { ...tree, address: { http: others.length === 0 ? only : rules.map(ruleOf) } };
}

/** Every header that could be there, with the request. */
function carriersOf(tree: Tree): Asking[] {
  return askingsOf(tree).map((asking) => ({ ...asking, request }));
}

test('every request gets the answer of the specification, whatever the rules', () => {
  const property = fc.property(arbitraryTree(), arbitraryRules(), (any, rules) => {
    const tree = withRules(any, rules);
    expect(findWrongAnswers(renderCluster(tree), questionsOf(tree, carriersOf(tree)), tree)).toEqual([]);
  });
  fc.assert(property, { numRuns: 200 });
});

test('the first rule that is for a request holds for it, whichever environment answers', () => {
  const property = fc.property(arbitraryTree(), arbitraryRules(), (any, rules) => {
    const tree = withRules(any, rules);
    const { virtualServices } = renderCluster(tree);
    const timeout = rules.find(isForRequest)?.timeout;
    const found = [...virtualServices.values()].flatMap(([table]) =>
      askingsOf(tree).map(({ carrier }) => {
        const carriers =
          carrier === undefined ? [] : [[tree.settings.header.toLowerCase(), carrier] as const];
        const headers = new Map([...Object.entries(request.headers), ...carriers]);
        return findRoute(table?.spec.http ?? [], { ...request, headers });
      }),
    );
    const answered = found.filter((route) => route?.directResponse === undefined);
    expect(new Set(answered.map((route) => route?.timeout))).toEqual(
      new Set(answered.length > 0 ? [timeout] : []),
    );
  });
  fc.assert(property, { numRuns: 100 });
});
