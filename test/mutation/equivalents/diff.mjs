export const diff = [
  {
    file: 'src/core/reports/diff/compare-answers.ts',
    line: 'const ancestors = environment === null ? [] : ancestorChain(environment, model.tree.settings.splitter);',
    code: '[]',
    becomes: '["Stryker was here"]',
    reason: 'No environment has that name, which has blanks.',
  },
  {
    file: 'src/core/reports/diff/compare-instances.ts',
    code: 'a < b',
    becomes: 'a <= b',
    reason: 'No two instances of a service are of one environment.',
  },
  {
    file: 'src/core/reports/diff/describe-report.ts',
    code: 'to > from',
    becomes: 'to >= from',
    reason: 'Of numbers that are the same nothing is said before.',
  },
  {
    file: 'src/core/reports/diff/find-cause.ts',
    line: 'const path = specificationPath(keys, pair.to) ?? [];',
    code: '[]',
    becomes: '["Stryker was here"]',
    reason: 'No service has a key of that name.',
  },
  {
    file: 'src/core/reports/diff/group-workloads.ts',
    code: "'$1'",
    becomes: '""',
    reason: 'What is left begins with a bracket, as no other path does.',
  },
  {
    file: 'src/core/reports/diff/report-section.ts',
    code: '/[^aeiou]y$/',
    becomes: '/[^aeiou]y/',
    reason: 'No kind and no noun of a report has such a y but at its end.',
  },
];
