export const reports = [
  {
    file: 'src/core/reports/answer-table.ts',
    line: "const requests = [...shown, { name: 'other root or none', ancestors: [] }];",
    code: '[]',
    becomes: '["Stryker was here"]',
    reason: 'No environment has that name, so that it answers nobody.',
  },
];
