import jest from './jest.config.mjs';

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  mutate: ['src/core/**/*.ts', 'src/constructs/**/*.ts'],
  testRunner: 'jest',
  plugins: ['@stryker-mutator/jest-runner'],
  jest: {
    // One file, which names all the others: there is nothing to be found.
    enableFindRelatedTests: false,
    config: {
      ...jest,
      globalSetup: undefined,
      testEnvironment: './test/mutation/environment.cjs',
      setupFilesAfterEnv: ['<rootDir>/test/mutation/set-up.ts'],
      testMatch: ['<rootDir>/test/mutation/all-tests.ts'],
      moduleNameMapper: { '/object-schemas$': '<rootDir>/test/mutation/no-object-schemas.ts' },
    },
  },
  coverageAnalysis: 'perTest',
  incremental: true,
  incrementalFile: 'reports/mutation-incremental.json',
  jsonReporter: { fileName: 'reports/mutation.json' },
  htmlReporter: { fileName: 'reports/mutation.html' },
  clearTextReporter: { logTests: false, allowColor: false, reportTests: false },
  reporters: ['clear-text', 'html', 'json'],
  thresholds: { high: 96, low: 92, break: 92 },
  concurrency: 2,
  // Stryker copies the repository, and cannot copy a link that leads nowhere.
  ignorePatterns: [
    'bundle',
    'coverage',
    'dist',
    'lib',
    'out',
    'test/e2e',
    'test/scenarios/mistakes/unreadable-file',
  ],
};
