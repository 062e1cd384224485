export const reports = [
  {
    file: 'src/core/reports/answer-table.ts',
    line: "const requests = [...shown, { name: 'other root or none', ancestors: [] }];",
    code: '[]',
    becomes: '["Stryker was here"]',
    reason: 'No environment has that name, so that it answers nobody.',
  },
  {
    file: 'src/core/reports/value-origins.ts',
    code: 'instrumentation === undefined',
    becomes: 'false',
    reason: 'What is undefined is nothing that is said, as a key that is not there.',
  },
  {
    file: 'src/core/reports/read-page-data.ts',
    line: 'const ancestors = environment === undefined ? [] : ancestorChain(environment, splitter);',
    code: '[]',
    becomes: '["Stryker was here"]',
    reason: 'No environment has that name, so that it answers nobody.',
  },
  {
    file: 'src/core/reports/trace/join-calls.ts',
    code: 'present(ends[place]) >= time',
    becomes: 'true',
    reason:
      'All requests before it are over as well, of which each is looked at by itself; it only takes longer.',
  },
  {
    file: 'src/core/reports/trace/read-hops.ts',
    code: '{\n    return undefined;\n  }',
    becomes: '{}',
    reason: 'A function that ends without a return returns undefined.',
  },
  {
    file: 'src/core/reports/trace/tally.ts',
    code: 'a.service < b.service',
    becomes: 'a.service <= b.service',
    reason: 'Services are counted by name, so that no two names are alike.',
  },
  {
    file: 'src/core/reports/trace/trace-log.ts',
    line: 'private before: Hop[] = [];',
    code: '[]',
    becomes: '["Stryker was here"]',
    reason: 'A text has no side, so that it is no request.',
  },
  {
    file: 'src/core/reports/trace/trace-log.ts',
    line: 'private current: Hop[] = [];',
    code: '[]',
    becomes: '["Stryker was here"]',
    reason: 'A text has no side and calls nobody, so that it is neither a request nor a call.',
  },
  {
    file: 'src/core/reports/trace/undeclared-calls.ts',
    code: "''",
    becomes: '"Stryker was here!"',
    reason: 'No service has an address of that name, nor of none.',
  },
  {
    file: 'src/core/reports/trace/undeclared-calls.ts',
    code: 'a < b',
    becomes: 'a <= b',
    reason: 'Calls are counted by their two services, so that no two keys are alike.',
  },
];
