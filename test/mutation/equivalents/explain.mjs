export const explain = [
  {
    file: 'src/core/reports/styled-text.ts',
    line: 'const [first = [], ...others] = wrap(last, left);',
    code: '[]',
    becomes: '["Stryker was here"]',
    reason: 'The first part of the first line, its margin, is left out, so that nothing is left of either.',
  },
];
