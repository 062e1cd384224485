/** What docs/check.md says of findings and formats is so. */
import { check } from '../../src/commands/check';
import { formatDiagnostics } from '../../src/core/diagnostics/format-diagnostic';
import { serviceWarnings, warningCodes } from '../../src/core/diagnostics/diagnostic-codes';
import { planEnvironments, withFindings } from '../../src/core/plan-environments';
import { makeFolder } from '../support/make-folder';
import { blocksOf, readPage, tableOf } from '../support/pages';

const page = readPage('docs/check.md');
const files = blocksOf(page).flatMap(({ text }) => {
  const [, path] = /^# (\S+\.yaml)\n/.exec(text) ?? [];
  return path === undefined ? [] : [{ path, text }];
});
const [example, switches] = [files.slice(0, 4), files.slice(4)];
const shown = blocksOf(page).find(({ language }) => language === 'text')?.text ?? '';

const findIn = (all: readonly { readonly path: string; readonly text: string }[]): readonly string[] =>
  withFindings(planEnvironments(all), { today: '2026-12-01' }).diagnostics.map(({ code }) => code);

test('the example has what the page shows', () => {
  const found = withFindings(planEnvironments(example), { today: '2026-12-01' }).diagnostics;
  expect(shown).toBe(formatDiagnostics(found));
  expect([...new Set(found.map(({ code }) => code))].sort()).toEqual([
    'changes-nothing',
    'expired',
    'image-without-tag',
    'same-as-parent',
    'shared-claim',
    'similar-name',
  ]);
});

test('it is switched off as the page says', () => {
  expect(switches.map(({ path }) => path)).toEqual(['envtree.yaml', 'envs/dev.proj1.yaml']);
  const others = example.filter(({ path }) => path !== 'envs/dev.proj1.yaml');
  expect(findIn([...others, ...switches])).not.toContain('same-as-parent');
  const lone = { path: 'envs/dev.team.x.yaml', text: "services: { orders: { image: 'x:1' } }\n" };
  const root = { path: 'envs/dev.yaml', text: "services: { orders: { image: 'x:0', ports: [80] } }\n" };
  expect(findIn([root, lone])).toEqual(['missing-level']);
  expect(findIn([root, lone, ...switches.slice(0, 1)])).toEqual([]);
});

test('the table has every finding, those of a service last', () => {
  const codes = tableOf(page, 'code')
    .slice(1)
    .map(([code]) => code);
  const ofAll = warningCodes.filter((code) => code !== 'no-root-file' && !ofServices.has(code));
  expect(codes).toEqual([...ofAll, ...serviceWarnings.slice(-6)]);
});

const ofServices: ReadonlySet<string> = new Set(serviceWarnings);

test('the table has every key of an item', () => {
  const folder = makeFolder(Object.fromEntries(example.map(({ path, text }) => [path, text])));
  const [first] = JSON.parse(check(folder, { format: 'json' }).stdout) as object[];
  const keys = tableOf(page, 'key')
    .slice(1)
    .flatMap(([key = '']) => key.split(', '));
  expect([...keys].sort()).toEqual(Object.keys(first ?? {}).sort());
});
