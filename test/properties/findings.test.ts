/** What holds for findings, whatever the tree. */
import fc from 'fast-check';
import { hasErrors } from '../../src/core/diagnostics/diagnostic';
import { planEnvironments, withFindings } from '../../src/core/plan-environments';
import { arbitraryTree } from './arbitrary-tree';
import { filesOf, renderFiles, type TextFile } from './render-tree';
import type { Tree } from './tree';

const withoutFile = (files: readonly TextFile[], path: string): TextFile[] =>
  files.filter((file) => file.path !== path);

/** A tree in which some environments say nothing, and some instances only what those above them do. */
function arbitraryIdleTree(): fc.Arbitrary<TextFile[]> {
  const chances = fc.array(fc.boolean(), { minLength: 12, maxLength: 12 });
  return fc
    .tuple(arbitraryTree(), chances, chances)
    .map(([tree, isIdle, isCopy]) =>
      filesOf(emptied(tree, isIdle)).map((file, index) =>
        isCopy[index]
          ? { ...file, text: file.text.replaceAll(/(?<="image":"acme\/[-a-z]+:)\d+/g, '1') }
          : file,
      ),
    );
}

function emptied(tree: Tree, isIdle: readonly boolean[]): Tree {
  const environments = tree.environments.map((environment, index) =>
    isIdle[index] ? { ...environment, services: [], unready: [] } : environment,
  );
  return { ...tree, environments };
}

test('they are the same in any order of files, beside all else that is said, and change nothing of the plan', () => {
  const property = fc.property(arbitraryIdleTree(), (files) => {
    const planned = planEnvironments(files);
    const before = JSON.stringify(planned.plan);
    const found = withFindings(planned, { today: '2026-11-28' });
    expect(JSON.stringify(found.plan)).toBe(before);
    expect(found.plan).toBe(planned.plan);
    const other = withFindings(planEnvironments([...files].reverse()), { today: '2026-11-28' });
    expect(other.diagnostics).toEqual(found.diagnostics);
    expect(found.diagnostics).toEqual(expect.arrayContaining([...planned.diagnostics]));
    if (hasErrors(planned.diagnostics)) expect(found.diagnostics).toEqual(planned.diagnostics);
  });
  fc.assert(property, { numRuns: 100 });
});

test('a file that changes nothing changes no byte', () => {
  let told = 0;
  const property = fc.property(arbitraryIdleTree(), (files) => {
    const rendered = renderFiles(files);
    fc.pre(rendered.manifests !== undefined);
    const idle = withFindings(planEnvironments(files)).diagnostics.filter(
      ({ code }) => code === 'changes-nothing',
    );
    for (const { location } of idle) {
      told += 1;
      const without = renderFiles(withoutFile(files, location.file));
      expect(JSON.stringify(without.manifests)).toBe(JSON.stringify(rendered.manifests));
    }
  });
  fc.assert(property, { numRuns: 200 });
  expect(told).toBeGreaterThan(0);
});

test('an instance that is the same as the one above it has pods of the same, and no other has', () => {
  let told = 0;
  const property = fc.property(arbitraryIdleTree(), (files) => {
    const { plan, diagnostics } = withFindings(planEnvironments(files));
    fc.pre(!hasErrors(diagnostics));
    const podOf = (service: string, environment: string | undefined): unknown => {
      const found = plan.objects.find(
        (it) => it.kind === 'Deployment' && it.service === service && it.environment === environment,
      );
      return found && 'podSpec' in found ? found.podSpec : undefined;
    };
    const names = new Set(plan.environments.map(({ name }) => name));
    const isBelowKnown = (environment: string): boolean =>
      names.has(plan.environments.find(({ name }) => name === environment)?.ancestors.at(-1) ?? '');
    const same = plan.instances.filter(
      ({ service, environment, parent }) =>
        parent !== undefined &&
        isBelowKnown(environment) &&
        JSON.stringify(podOf(service, environment)) === JSON.stringify(podOf(service, parent)),
    );
    const places = diagnostics
      .filter(({ code }) => code === 'same-as-parent')
      .map(({ location }) => location);
    told += places.length;
    expect(new Set(places)).toEqual(new Set(same.map(({ locate }) => locate())));
  });
  fc.assert(property, { numRuns: 100 });
  expect(told).toBeGreaterThan(0);
});

test('a name is told of once, and never beside a level of the same that is missing', () => {
  const property = fc.property(arbitraryTree().map(filesOf), (files) => {
    const { diagnostics } = withFindings(planEnvironments(files));
    const names = diagnostics
      .filter(({ code }) => code === 'similar-name' || code === 'missing-level')
      .map(({ message }) => message.split('"')[1]);
    expect(names).toEqual([...new Set(names)]);
  });
  fc.assert(property, { numRuns: 100 });
});
