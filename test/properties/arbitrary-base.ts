import fc from 'fast-check';

export type Labels = Readonly<Record<string, string>>;

export interface LabelSelector {
  readonly matchLabels?: Labels;
  readonly matchExpressions?: readonly {
    readonly key: string;
    readonly operator: 'In' | 'Exists';
    readonly values?: readonly string[];
  }[];
}

export interface PolicyRule {
  readonly from?: readonly { readonly podSelector: LabelSelector }[];
  readonly to?: readonly { readonly podSelector: LabelSelector }[];
}

export interface PolicySpec {
  readonly podSelector: LabelSelector;
  readonly policyTypes?: readonly string[];
  readonly ingress?: readonly PolicyRule[];
  readonly egress?: readonly PolicyRule[];
}

/** What runs already: workloads by the labels of their pods, what Services select, and who may talk to whom. */
export interface Base {
  readonly workloads: readonly Labels[];
  readonly services: readonly Labels[];
  readonly policies: readonly PolicySpec[];
}

/** Few of them, so that selectors meet more than they are for. */
const keys = ['app', 'version', 'app.kubernetes.io/name', 'tier'];
const values = ['x', 'y'];

function arbitraryLabels(fewest: number): fc.Arbitrary<Labels> {
  const pairs = fc.uniqueArray(fc.tuple(fc.constantFrom(...keys), fc.constantFrom(...values)), {
    minLength: fewest,
    maxLength: 3,
    selector: ([key]) => key,
  });
  return pairs.map((entries) => Object.fromEntries(entries));
}

function arbitrarySelector(): fc.Arbitrary<LabelSelector> {
  const expression = fc
    .constantFrom(...keys)
    .chain((key) =>
      fc.constantFrom(
        { key, operator: 'Exists' as const },
        { key, operator: 'In' as const, values: ['x'] },
        { key, operator: 'In' as const, values: ['x', 'y'] },
      ),
    );
  return fc.oneof(
    arbitraryLabels(0).map((matchLabels) => ({ matchLabels })),
    fc.record({
      matchLabels: arbitraryLabels(0),
      matchExpressions: fc.array(expression, { minLength: 1, maxLength: 2 }),
    }),
  );
}

function arbitraryRules(side: 'from' | 'to'): fc.Arbitrary<readonly PolicyRule[]> {
  const peers = fc.array(
    arbitrarySelector().map((podSelector) => ({ podSelector })),
    { maxLength: 2 },
  );
  const rule: fc.Arbitrary<PolicyRule> = fc.oneof(
    fc.constant({}),
    peers.map((list) => ({ [side]: list })),
  );
  return fc.array(rule, { maxLength: 2 });
}

function arbitraryPolicy(): fc.Arbitrary<PolicySpec> {
  return fc.record({
    podSelector: arbitrarySelector(),
    policyTypes: fc.constantFrom(['Ingress'], ['Egress'], ['Ingress', 'Egress']),
    ingress: arbitraryRules('from'),
    egress: arbitraryRules('to'),
  });
}

export function arbitraryBase(): fc.Arbitrary<Base> {
  return fc.record({
    workloads: fc.array(arbitraryLabels(1), { minLength: 1, maxLength: 4 }),
    services: fc.array(arbitraryLabels(1), { maxLength: 5 }),
    policies: fc.array(arbitraryPolicy(), { maxLength: 3 }),
  });
}
