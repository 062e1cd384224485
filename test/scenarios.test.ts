/**
 * Every folder below scenarios/ with an expect.yaml is a test: its envs/ are planned and rendered, the facts in
 * expect.yaml asserted, and the whole compared with rendered.yaml and diagnostics.txt beside it.
 * `UPDATE_SCENARIOS=1 npx jest scenarios` writes these two anew.
 */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { printYaml, synthesize } from '../src/constructs/synthesize';
import { hasErrors } from '../src/core/diagnostics/diagnostic';
import { diagnosticCodes } from '../src/core/diagnostics/diagnostic-codes';
import { formatDiagnostics } from '../src/core/diagnostics/format-diagnostic';
import { planEnvironments } from '../src/core/plan-environments';
import { readSourceFiles } from '../src/files/read-source-files';
import { askAll, type Questions } from './support/ask-all';
import { checkAgainstSchemas } from './support/object-schemas';

interface Expectation extends Partial<Questions> {
  /** What the scenario is there for. */
  readonly proves: string;
  /** The codes of all diagnostics, in any order. */
  readonly diagnostics?: readonly string[];
}

const folder = join(__dirname, 'scenarios');
const cases = findCases('');

function findCases(path: string): string[] {
  if (existsSync(join(folder, path, 'expect.yaml'))) return [path];
  const entries = readdirSync(join(folder, path), { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  );
  return entries.flatMap(({ name }) => findCases(join(path, name))).sort();
}

function readExpectation(path: string): Expectation {
  return parse(readFileSync(join(folder, path, 'expect.yaml'), 'utf8')) as Expectation;
}

/** Compares `text` with a file; an empty text is no file. */
function compareWithFile(file: string, text: string): void {
  if (process.env.UPDATE_SCENARIOS) {
    if (text === '') rmSync(file, { force: true });
    else writeFileSync(file, text);
  }
  expect(text).toBe(existsSync(file) ? readFileSync(file, 'utf8') : '');
}

describe.each(cases)('scenario %s', (path) => {
  const expected = readExpectation(path);
  const { plan, diagnostics } = planEnvironments(readSourceFiles(join(folder, path)));
  const manifests = hasErrors(diagnostics) ? [] : synthesize(plan).flatMap((layer) => layer.manifests);

  test(`${expected.proves}: diagnostics`, () => {
    const codes = diagnostics.map(({ code }) => code).sort();
    expect(codes).toEqual([...(expected.diagnostics ?? [])].sort());
    compareWithFile(join(folder, path, 'diagnostics.txt'), formatDiagnostics(diagnostics));
  });

  test(`${expected.proves}: manifests`, () => {
    expect(checkAgainstSchemas(manifests)).toEqual([]);
    const expectedAnswers = expected.answers ?? {};
    expect(askAll(manifests, { ...expected, answers: expectedAnswers })).toEqual(expectedAnswers);
    compareWithFile(join(folder, path, 'rendered.yaml'), printYaml(manifests));
  });
});

test('every diagnostic has a scenario', () => {
  const shown = new Set(cases.flatMap((path) => readExpectation(path).diagnostics ?? []));
  expect(Object.keys(diagnosticCodes).filter((code) => !shown.has(code))).toEqual([]);
});
