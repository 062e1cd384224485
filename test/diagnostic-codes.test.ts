import { join } from 'node:path';
import { diagnosticCodes } from '../src/core/diagnostics/diagnostic-codes';
import { findScenarios, readExpectation } from './support/expectation';

const folder = join(__dirname, 'scenarios');

test('every diagnostic has a scenario', () => {
  const expected = findScenarios(folder).flatMap((path) => readExpectation(join(folder, path)).diagnostics);
  const shown = new Set(expected.map(({ code }) => code));
  expect(Object.keys(diagnosticCodes).filter((code) => !shown.has(code))).toEqual([]);
});
