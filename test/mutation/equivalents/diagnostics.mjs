export const diagnostics = [
  {
    file: 'src/core/diagnostics/suggest.ts',
    code: 'candidates\n    // Each character more or less is an edit.\n    .filter((candidate) => Math.abs(candidate.length - word.length) <= limit)',
    becomes: 'candidates\n// Each character more or less is an edit.',
    reason: 'What is left out has too many edits, which are then counted.',
  },
  {
    file: 'src/core/diagnostics/suggest.ts',
    code: 'Math.abs(candidate.length - word.length) <= limit',
    becomes: 'true',
    reason: 'The same.',
  },
  {
    file: 'src/core/diagnostics/suggest.ts',
    code: 'a.candidate < b.candidate',
    becomes: 'a.candidate <= b.candidate',
    reason: 'Of two that are alike, either may come first.',
  },
  {
    file: 'src/core/diagnostics/suggest.ts',
    code: '[]',
    becomes: '["Stryker was here"]',
    reason: 'The first row has no characters to swap, so that nothing asks for the one before it.',
  },
  {
    file: 'src/core/diagnostics/format-github.ts',
    code: "'%0D'",
    becomes: '""',
    reason: 'A text is shown without carriage returns.',
  },
];
