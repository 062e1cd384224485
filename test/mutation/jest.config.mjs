import { join } from 'node:path';
import base from '../../jest.config.mjs';

/** How Stryker runs the tests: those that run the built program, which has no mutants in it, are not among them. */
const { preset } = base;

/** @type {import('jest').Config} */
export default {
  preset,
  // Of which Jest takes stock for each mutant.
  roots: ['<rootDir>/test/mutation'],
  rootDir: join(import.meta.dirname, '../..'),
  testEnvironment: './test/mutation/environment.cjs',
  setupFilesAfterEnv: ['<rootDir>/test/mutation/set-up.ts'],
  testMatch: ['<rootDir>/test/mutation/run-all.cjs'],
  moduleNameMapper: { '/object-schemas$': '<rootDir>/test/mutation/no-object-schemas.ts' },
};
