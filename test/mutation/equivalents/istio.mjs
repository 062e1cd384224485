export const istio = [
  {
    file: 'src/core/istio/plan-scopes.ts',
    code: "typeof scope === 'object'",
    becomes: 'true',
    reason: 'Where it is no map, it is true, which has no hosts; the condition is there for the types.',
  },
  {
    file: 'src/core/istio/read-carriers.ts',
    line: "const { header = '', pattern = placeholder } = alias;",
    code: "''",
    becomes: '"Stryker was here!"',
    reason: 'Only next to an error, where nothing is rendered.',
  },
  {
    file: 'src/core/istio/namespace-filter.ts',
    code: "''",
    becomes: '"Stryker was here!"',
    reason: 'Only next to an error, where nothing is rendered.',
  },
  {
    file: 'src/core/istio/plan-gateways.ts',
    line: '.flatMap((other) => other.gateways ?? []);',
    code: '[]',
    becomes: '["Stryker was here"]',
    reason: 'No gateway has that name, which has blanks.',
  },
  {
    file: 'src/core/istio/plan-previews.ts',
    line: "const owner = environments.get(defaultEnvironment ?? '');",
    code: "''",
    becomes: '"Stryker was here!"',
    reason: 'No environment has that name, which has blanks.',
  },
];
