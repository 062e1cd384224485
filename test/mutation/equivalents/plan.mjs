export const plan = [
  {
    file: 'src/core/plan/companion-names.ts',
    code: 'chain.every(({ size }) => size === 0)',
    becomes: 'false',
    reason: 'Where nothing has got a name, every search for one finds none; it only takes longer.',
  },
  {
    file: 'src/core/plan/companion-names.ts',
    code: '({ size }) => size === 0',
    becomes: '() => undefined',
    reason: 'Where nothing has got a name, every search for one finds none; it only takes longer.',
  },
  {
    file: 'src/core/plan/companion-names.ts',
    code: 'size === 0',
    becomes: 'false',
    reason: 'The same.',
  },
  {
    file: 'src/core/plan/companion-names.ts',
    line: "return (madeObjects[maker] ?? []).map(({ kind, named, ending = '' }): NameEntry => {",
    code: '[]',
    becomes: '["Stryker was here"]',
    reason: 'A text has no kind, so that what it names is of a kind that nobody asks for.',
  },
  {
    file: 'src/core/plan/refer-to-original.ts',
    code: 'key === undefined',
    becomes: 'false',
    reason: 'No label is called undefined; the condition is there for the types.',
  },
];
