import type { Plan } from '../core/plan/plan';
import { layersOf, type Selection } from '../core/plan/selection';
import { pathInFolder } from '../files/path-in-folder';
import { holdsSources, liesInEnvironments } from '../files/read-source-files';
import { writeLayers } from '../files/write-layers';
import { printManifests, printParts, type Format } from '../output/print-manifests';
import { answerRequest } from './answer-request';
import { misused, type CommandResult } from './command-result';

export interface RenderOptions extends Selection {
  readonly format: Format;
  /** @default - to stdout */
  readonly outputDir?: string;
  /** @default false */
  readonly allowEmpty?: boolean;
}

/** `envtree render`: the manifests of a folder, to stdout or to files; none at all where there is an error. */
export function render(folder: string, options: RenderOptions): CommandResult {
  const { outputDir } = options;
  if (outputDir === '') return misused('The folder of --output-dir has no name');
  const misplaced = findMisplaced(folder, options);
  if (misplaced !== undefined) {
    return misused(`The folder of --output-dir is where environment files lie: ${misplaced}`);
  }
  return answerRequest({
    folder,
    selection: options,
    print: (plan) => print(plan, options),
    hintForEmptiness: 'If that is what you mean, say --allow-empty.',
  });
}

/** The first folder to be written to in which files could take the place of what is read. */
function findMisplaced(folder: string, { outputDir, ...selection }: RenderOptions): string | undefined {
  if (outputDir === undefined || liesInEnvironments(folder, outputDir)) return outputDir;
  const inner = layersOf(selection).map((layer) => pathInFolder(outputDir, layer));
  return inner.find((path) => liesInEnvironments(folder, path) || holdsSources(folder, path));
}

function print(plan: Plan, options: RenderOptions): string | undefined {
  const { format, outputDir, allowEmpty = false, env } = options;
  if (outputDir === undefined) {
    const text = printManifests(plan, options, format);
    return text === '' && !allowEmpty ? undefined : text;
  }
  const files = printParts(plan, options, format).map((part) => ({ ...part, format }));
  if (files.every(({ text }) => text === '') && !allowEmpty) return undefined;
  writeLayers(outputDir, files, env);
  return '';
}
