import type { Format } from '../constructs/print-manifests';
import {
  describeEmptiness,
  findMisuse,
  printParts,
  printSelection,
  type Selection,
} from '../constructs/print-selection';
import { hasErrors } from '../core/diagnostics/diagnostic';
import { planEnvironments } from '../core/plan-environments';
import { readSourceFiles } from '../files/read-source-files';
import { writeLayers } from '../files/write-layers';
import { formatDiagnostics, type CommandResult } from './command-result';

export interface RenderOptions extends Selection {
  readonly format: Format;
  /** @default - to stdout */
  readonly outputDir?: string;
  /** @default false */
  readonly allowEmpty?: boolean;
}

/** `envtree render`: the manifests of a folder, to stdout or to files; none at all where there is an error. */
export function render(folder: string, options: RenderOptions): CommandResult {
  const { format, outputDir, allowEmpty = false } = options;
  const { plan, diagnostics } = planEnvironments(readSourceFiles(folder));
  const misuse = outputDir === '' ? 'The folder of --output-dir has no name' : findMisuse(plan, options);
  if (misuse !== undefined) return { stdout: '', stderr: `error: ${misuse}\n`, exitCode: 2 };
  const said = formatDiagnostics(diagnostics, folder);
  if (hasErrors(diagnostics)) return { stdout: '', stderr: said, exitCode: 1 };

  const text = printSelection(plan, options, format);
  if (text === '' && !allowEmpty) {
    const hint = 'If that is what you mean, say --allow-empty.';
    return { stdout: '', stderr: `${said}error: ${describeEmptiness(options)} ${hint}\n`, exitCode: 1 };
  }
  if (outputDir === undefined) return { stdout: text, stderr: said, exitCode: 0 };
  const parts = printParts(plan, options, format);
  writeLayers(
    outputDir,
    parts.map((part) => ({ ...part, format })),
    options.env,
  );
  return { stdout: '', stderr: said, exitCode: 0 };
}
