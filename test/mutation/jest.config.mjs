import { join } from 'node:path';
import base from '../../jest.config.mjs';

/** How Stryker runs the tests: those that run the built program, which has no mutants in it, are not among them. */
const { preset, roots } = base;

/** @type {import('jest').Config} */
export default {
  preset,
  roots,
  rootDir: join(import.meta.dirname, '../..'),
  testEnvironment: './test/mutation/environment.cjs',
  setupFilesAfterEnv: ['<rootDir>/test/mutation/set-up.ts'],
  testMatch: ['<rootDir>/test/mutation/all-tests.ts'],
  moduleNameMapper: { '/object-schemas$': '<rootDir>/test/mutation/no-object-schemas.ts' },
};
