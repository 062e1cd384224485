/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  mutate: ['src/core/**/*.ts', 'src/constructs/**/*.ts'],
  testRunner: 'jest',
  plugins: ['@stryker-mutator/jest-runner', './test/mutation/equivalents-reporter.mjs'],
  // There is one file of tests, which names all the others: nothing is to be found.
  jest: { configFile: 'test/mutation/jest.config.mjs', enableFindRelatedTests: false },
  coverageAnalysis: 'perTest',
  // What runs as a module loads is mostly tables; a mutant there takes all tests in a process of its own: 20 seconds.
  ignoreStatic: true,
  incremental: true,
  incrementalFile: 'reports/mutation-incremental.json',
  jsonReporter: { fileName: 'reports/mutation.json' },
  htmlReporter: { fileName: 'reports/mutation.html' },
  clearTextReporter: { logTests: false, allowColor: false, reportTests: false },
  reporters: ['progress-append-only', 'clear-text', 'html', 'json', 'equivalents'],
  thresholds: { high: 96, low: 92, break: 92 },
  concurrency: 2,
  // Jest keeps something of every run, and grows slow with it.
  maxTestRunnerReuse: 150,
  testRunnerNodeArgs: ['--max-semi-space-size=64'],
  // What runs into this counts as noticed: on a busy machine, it has to be a loop without end.
  timeoutMS: 15_000,
  // Stryker copies the repository, and cannot copy a link that leads nowhere.
  ignorePatterns: ['bundle', 'coverage', 'dist', 'lib', 'out', 'test/scenarios/mistakes/unreadable-file'],
};
