/** What the page does in a browser: `npm run test:page`. Apart from all other tests, which need no browser. */
/** @type {import('jest').Config} */
export default {
  preset: 'ts-jest',
  testEnvironment: 'node',
  rootDir: '../..',
  testMatch: ['<rootDir>/test/page/*.browser.ts'],
  modulePathIgnorePatterns: ['<rootDir>/lib'],
  testTimeout: 120_000,
  maxWorkers: 1,
  globalSetup: '<rootDir>/test/support/build-when-stale.ts',
};
