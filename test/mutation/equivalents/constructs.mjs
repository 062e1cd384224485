export const constructs = [
  {
    file: 'src/constructs/virtual-environments.ts',
    code: 'layer !== undefined',
    becomes: 'true',
    reason: 'A choice that is undefined is none; the condition is there for the types.',
  },
  {
    file: 'src/constructs/virtual-environments.ts',
    code: 'environment !== undefined',
    becomes: 'true',
    reason: 'The same.',
  },
  {
    file: 'src/constructs/virtual-environments.ts',
    line: "const beside = folder === undefined ? '.' : pathInFolder(folder, '..');",
    code: "'.'",
    becomes: '""',
    reason: 'Both are where the app runs.',
  },
];
