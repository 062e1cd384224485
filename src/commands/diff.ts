import { isReadable, type SourceFile } from '../core/definition/source-file';
import { hasErrors } from '../core/diagnostics/diagnostic';
import { formatDiagnostics } from '../core/diagnostics/format-diagnostic';
import { planEnvironments, type PlannedEnvironments } from '../core/plan-environments';
import { compareStates } from '../core/reports/diff/compare-states';
import { hasDifferences, type ComparedState } from '../core/reports/diff/difference-report';
import { formatDifferenceJson } from '../core/reports/diff/format-json';
import { formatDifferenceMarkdown } from '../core/reports/diff/format-markdown';
import { formatDifferenceText } from '../core/reports/diff/format-text';
import { isCommit, readMergeBase, readNamed, readWorkingTree, type StateFiles } from '../files/read-state';
import { GitFault } from '../files/run-git';
import { misused, type CommandResult } from '../answers/command-result';

const formatters = {
  text: formatDifferenceText,
  markdown: formatDifferenceMarkdown,
  json: formatDifferenceJson,
};

export interface DiffOptions {
  /** @default - where the commit parted from the main branch */
  readonly from?: string;
  /** @default - the working tree */
  readonly to?: string;
  readonly format: keyof typeof formatters;
  /** Whether differences are told by the exit code, 1, and whatever is wrong by 2. @default false */
  readonly exitCode?: boolean;
}

/** `envtree diff`: what changes from one state of a folder's environments to another one, for whom, and why. */
export function diff(folder: string, options: DiffOptions): CommandResult {
  let states;
  try {
    states = readStates(folder, options);
  } catch (fault) {
    if (fault instanceof GitFault) return misused(fault.message);
    throw fault;
  }
  return compare(states, options);
}

interface States {
  readonly from: StateFiles;
  readonly to: StateFiles;
}

function readStates(folder: string, { from, to }: DiffOptions): States {
  const later = to === undefined ? readWorkingTree(folder) : readNamed(to, folder);
  if (from !== undefined) return { from: readNamed(from, folder), to: later };
  const tip = to !== undefined && isCommit(to, folder) ? to : 'HEAD';
  return { from: readMergeBase(tip, folder), to: later };
}

/** Of the later state every mistake is told, and nothing else; what is wrong in the earlier one may be what is mended. */
function compare({ from, to }: States, { format, exitCode = false }: DiffOptions): CommandResult {
  const later = planEnvironments(to.files, { readFile: to.readFile });
  const said = formatDiagnostics(later.diagnostics, to.pathOf);
  if (hasErrors(later.diagnostics)) return { stdout: '', stderr: said, exitCode: exitCode ? 2 : 1 };
  const earlier = planEarlier({ ...from, files: shareFiles(from.files, to.files) });
  const report = compareStates(stateOf(earlier), stateOf(later));
  const differs = exitCode && hasDifferences(report);
  return {
    stdout: formatters[format](report, { from, to }),
    stderr: describeEarlier(earlier, from) + said,
    exitCode: differs ? 1 : 0,
  };
}

/** `files` with those of `others` in the place of the same ones, which need to be parsed only once then. */
function shareFiles(files: readonly SourceFile[], others: readonly SourceFile[]): SourceFile[] {
  const byPath = new Map(others.map((file) => [file.path, file]));
  return files.map((file) => {
    const other = byPath.get(file.path);
    return other && isReadable(file) && isReadable(other) && file.text === other.text ? other : file;
  });
}

/** Before there were environments there was nothing, which is no mistake. */
function planEarlier({ files, readFile }: StateFiles): PlannedEnvironments {
  const isEmpty = files.some((file) => 'problem' in file && file.problem === 'no-environments');
  if (!isEmpty) return planEnvironments(files, { readFile });
  return { ...planEnvironments([], { readFile }), diagnostics: [] };
}

function stateOf({ plan, model, diagnostics }: PlannedEnvironments): ComparedState {
  return { plan, model, isComplete: !hasErrors(diagnostics) };
}

function describeEarlier({ diagnostics }: PlannedEnvironments, { title, pathOf }: StateFiles): string {
  if (!hasErrors(diagnostics)) return '';
  const wrong = diagnostics.filter(({ severity }) => severity === 'error');
  return `${formatDiagnostics(wrong, pathOf)}warning: There are mistakes in ${title}, the earlier state; what is wrong there counts as not there.\n\n`;
}
