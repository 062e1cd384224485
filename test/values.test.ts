/** Wrong values, and right ones next to them: what envtree says of each. The e2e runs ask the API server the same. */
import { planEnvironments } from '../src/core/plan-environments';
import type { Diagnostic } from '../src/core/diagnostics/diagnostic';
import { filesWith, readValues, textOf, valueTopics, type ChosenValue } from './support/chosen-values';

/** Each diagnostic's code, and the text that its carets are below. */
function saidOf(value: ChosenValue): [string, string][] {
  return planEnvironments(filesWith(value)).diagnostics.map((diagnostic) => [
    diagnostic.code,
    markedText(diagnostic),
  ]);
}

function markedText({ location: { lineText, column, length } }: Diagnostic): string {
  return lineText.slice(column - 1, column - 1 + length);
}

describe.each(valueTopics)('values of %s', (topic) => {
  test.each(readValues(topic).map((value) => [textOf(value), value] as const))('%s', (_text, value) => {
    const told = Object.entries(value.told ?? {}).map(([code, text]) => [code, String(text)]);
    expect(saidOf(value)).toEqual(told);
    // What nothing is said of has a reason, where the API server refuses it.
    expect(value.api === 'takes' || value.untold !== undefined).toBe(value.api === 'takes' || !value.told);
  });
});

test('nine of ten values that the API server refuses are told', () => {
  const refused = valueTopics.flatMap(readValues).filter(({ api }) => api === 'refuses');
  const told = refused.filter((value) => saidOf(value).length > 0);
  expect(refused.length).toBeGreaterThan(150);
  expect(told.length / refused.length).toBeGreaterThan(0.91);
});
