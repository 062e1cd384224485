import { hasErrors } from '../../src/core/diagnostics/diagnostic';
import { compareStates } from '../../src/core/reports/diff/compare-states';
import type { ComparedState, DifferenceReport } from '../../src/core/reports/diff/difference-report';
import { formatDifferenceText } from '../../src/core/reports/diff/format-text';
import type { ShownStates } from '../../src/core/reports/diff/report-section';
import type { PlannedEnvironments } from '../../src/core/plan-environments';
import { planOf } from './plan-of';

type Files = Readonly<Record<string, string>>;

/** Two states of environments, by their files' names, and what they differ in. */
export function compareTrees(
  from: Files,
  to: Files,
  settings: readonly [string, string] = ['{}', '{}'],
): DifferenceReport {
  return comparePlanned(planOf(from, settings[0]), planOf(to, settings[1]));
}

export function comparePlanned(from: PlannedEnvironments, to: PlannedEnvironments): DifferenceReport {
  return compareStates(stateOf(from), stateOf(to));
}

function stateOf({ plan, model, diagnostics }: PlannedEnvironments): ComparedState {
  return { plan, model, isComplete: !hasErrors(diagnostics) };
}

/** How the two states are called. */
export const shown: ShownStates = {
  from: { title: 'main', pathOf: (file) => `main:${file}` },
  to: { title: 'the working tree', pathOf: (file) => file },
};

/** Each field that changes, with the key that it comes from: `dev.a: spec.replicas <- services.orders.replicas to:1:10`. */
export function causesOf({ workloads }: DifferenceReport): string[] {
  return workloads.flatMap(({ workloads: changed, fields }) =>
    fields.map(({ path, key, place: { side, file, line, column } }) => {
      const environments = changed.map(({ environment }) => environment).join(' ');
      const place = `${side}:${file.replace('envs/', '')}:${String(line)}:${String(column)}`;
      return `${environments}: ${path} <- ${key} ${place}`;
    }),
  );
}

/** A root of two services. */
export const dev =
  'services:\n  orders: { image: acme/orders:1, ports: [80], env: { LOG: info } }\n  web: { image: w, ports: [80] }';

/** A root, and environments below it. */
export function many(root: string, branches: number, branch: string): Record<string, string> {
  const names = Array.from({ length: branches }, (_, index) => `dev.p${String(index).padStart(4, '0')}`);
  return { dev: root, ...Object.fromEntries(names.map((name) => [name, branch])) };
}

/** The lines below a title, as a terminal shows them; none where there is no such section. */
export function sectionOf(report: DifferenceReport, title: string): string[] {
  const [, rest = ''] = formatDifferenceText(report, shown).split(`\n${title}\n`);
  const [section = ''] = rest.split(/\n\n|\n$/);
  return section === '' ? [] : section.split('\n');
}
