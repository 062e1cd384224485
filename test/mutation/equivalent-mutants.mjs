/**
 * The mutants that no test can notice, since the program does the same with them, each with the reason. `code` is what
 * Stryker replaces by `becomes`; where a file has it several times, all are meant.
 */
export const equivalentMutants = [
  {
    file: 'src/core/environment/environment-tree.ts',
    code: 'a.name < b.name',
    becomes: 'a.name <= b.name',
    reason: 'Definitions are of different environments, so that no two names are alike.',
  },
  {
    file: 'src/core/plan/companion-names.ts',
    code: 'chain.every(({ size }) => size === 0)',
    becomes: 'false',
    reason: 'Where nothing has got a name, every search for one finds none; it only takes longer.',
  },
];
