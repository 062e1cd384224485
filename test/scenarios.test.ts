/**
 * Every folder below scenarios/ with an expect.yaml is a test: its envs/ are planned and rendered, the facts in
 * expect.yaml asserted, and the whole compared with rendered.yaml and diagnostics.txt beside it.
 * `UPDATE_SCENARIOS=1 npx jest scenarios` writes these two anew.
 */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { synthesize } from '../src/constructs/synthesize';
import { hasErrors, type Diagnostic } from '../src/core/diagnostics/diagnostic';
import type { PlainManifest } from '../src/constructs/plain-manifest';
import { formatDiagnostics } from '../src/core/diagnostics/format-diagnostic';
import type { Plan } from '../src/core/plan/plan';
import { planEnvironments, withFindings, type PlannedEnvironments } from '../src/core/plan-environments';
import { readerOf, readSourceFiles } from '../src/files/read-source-files';
import { printYaml } from '../src/yaml/print-yaml';
import { askAll, askAllCallers } from './support/ask-all';
import { readBefore, readObjects } from './support/cluster-before';
import { findGaps, findScenarios, readExpectation } from './support/expectation';
import { findChanges, findIntrusions } from './support/keep-base';
import { findDifferences, findPresent } from './support/match-objects';
import { checkAgainstSchemas } from './support/object-schemas';
import { expectSameByApp } from './support/same-by-app';

const folder = join(__dirname, 'scenarios');
const cases = findScenarios(folder);

/** Compares `text` with a file; an empty text is no file. */
function compareWithFile(file: string, text: string): void {
  if (process.env.UPDATE_SCENARIOS) {
    if (text === '') rmSync(file, { force: true });
    else writeFileSync(file, text);
  }
  expect(text).toBe(existsSync(file) ? readFileSync(file, 'utf8') : '');
}

describe.each(cases)('scenario %s', (path) => {
  const expected = readExpectation(join(folder, path));
  const planned = (): PlannedEnvironments => {
    const { check } = expected;
    const plain = planEnvironments(readSourceFiles(join(folder, path)), {
      readFile: readerOf(join(folder, path)),
    });
    return check ? withFindings(plain, { today: check.now }) : plain;
  };

  test(`${expected.proves}: diagnostics`, () => {
    const { diagnostics } = planned();
    expect(findGaps(expected)).toEqual([]);
    expect(diagnostics.map(describePlace)).toEqual(
      expected.diagnostics.map(({ code, at }) => ({ code, at })),
    );
    expected.diagnostics.forEach(({ says }, index) => {
      expect(textsOf(diagnostics[index])).toContain(says);
    });
    compareWithFile(join(folder, path, 'diagnostics.txt'), formatDiagnostics(diagnostics));
  });

  test(`${expected.proves}: manifests`, () => {
    const { plan, diagnostics } = planned();
    const layers = hasErrors(diagnostics) ? [] : synthesize(plan);
    const manifests = layers.flatMap((layer) => layer.manifests);
    const {
      answers = {},
      answersFrom = {},
      callers = {},
      objects = {},
      absent = [],
      cluster,
      adopted = [],
      label,
    } = expected;
    const before = readBefore(join(folder, path), cluster);
    const base = adopted.flatMap((file) => readObjects(join(folder, path, file)));
    expect(Object.keys(objects).length > 0).toBe(manifests.length > 0);
    expect(findIntrusions(manifests, before)).toEqual([]);
    expect(findChanges(manifests, base, label)).toEqual([]);
    expect(askAll(manifests, { ...expected, answers, before })).toEqual(answers);
    for (const [namespace, wanted] of Object.entries(answersFrom)) {
      const asked = { ...expected, answers: wanted, before, caller: { namespace } };
      expect({ [namespace]: askAll(manifests, asked) }).toEqual({ [namespace]: wanted });
    }
    expect(askAllCallers(manifests, callers, { ...expected, before })).toEqual(callers);
    expect(findDifferences(manifests, objects)).toEqual([]);
    expect(findPresent(manifests, absent)).toEqual([]);
    expect(checkAgainstSchemas(hasErrors(diagnostics) ? [] : manifestsOfOurs(plan))).toEqual([]);
    compareWithFile(join(folder, path, 'rendered.yaml'), printYaml(manifests));
  });

  test(`${expected.proves}: the same by an app of cdk8s`, () => {
    const { plan, diagnostics } = planned();
    if (!hasErrors(diagnostics)) expectSameByApp(plan);
  });
});

/** Those that envtree makes; what others have written is as they have written it. */
function manifestsOfOurs(plan: Plan): readonly PlainManifest[] {
  const objects = plan.objects.filter(({ kind }) => kind !== 'Adopted');
  return synthesize({ ...plan, objects }).flatMap((layer) => layer.manifests);
}

function describePlace({ code, location: { file, line, column } }: Diagnostic): { code: string; at: string } {
  return { code, at: `${file}:${String(line)}:${String(column)}` };
}

/** Whatever a diagnostic says in words. */
function textsOf(diagnostic: Diagnostic | undefined): string {
  const others = (diagnostic?.related ?? []).map(({ message, location: { file, line, column } }) => {
    return `${file}:${String(line)}:${String(column)}: ${message}`;
  });
  return [diagnostic?.message, diagnostic?.hint, ...others].join('\n');
}
