/** @type {import('jest').Config} */
export default {
  preset: 'ts-jest',
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  maxWorkers: 2,
  // A busy machine makes what waits for a program or a browser slow; how fast envtree is, benchmarks tell.
  testTimeout: 60_000,
  // Tests that run the program run what the sources are now, also without `npm test`.
  globalSetup: '<rootDir>/test/support/build-when-stale.ts',
  collectCoverageFrom: ['src/core/**/*.ts'],
  coverageThreshold: { global: { statements: 100, branches: 100, functions: 100, lines: 100 } },
};
