export const rules = [
  {
    file: 'src/core/rules/port-not-http.ts',
    code: 'given?.deployedBy',
    becomes: 'given.deployedBy',
    reason: 'There is no main Service of nothing; the ? is there for the types.',
  },
  {
    file: 'src/core/rules/unknown-port.ts',
    line: 'const known = (container.ports ?? []).flatMap(({ name }) => name ?? []);',
    code: '[]',
    becomes: '["Stryker was here"]',
    reason: 'The first of the two: a text has no name, so that it is no port that is known.',
  },
  {
    file: 'src/core/rules/image-without-tag.ts',
    line: '(pod?.[list] ?? []).map((container, index) => ({',
    code: '[]',
    becomes: '["Stryker was here"]',
    reason: 'A text has no image.',
  },
  {
    file: 'src/core/rules/other-routes.ts',
    line: "omit(rule, ['name', 'route', ...(index === last ? ['match'] : [])]),",
    code: '[]',
    becomes: '["Stryker was here"]',
    reason: 'No rule has a key of that name.',
  },
  {
    file: 'src/core/rules/missing-level.ts',
    line: 'const isBelowOther = missing.above !== undefined && !tree.environments.has(missing.above);',
    code: 'missing.above !== undefined',
    becomes: 'true',
    reason: 'Such a level is a root, and below one without a file nothing is told.',
  },
];
