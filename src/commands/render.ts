import { layersOf } from '../core/plan/selection';
import { pathInFolder } from '../files/path-in-folder';
import { holdsSources, liesInEnvironments } from '../files/read-source-files';
import { answerKept, type Keeping } from '../answers/answer-kept';
import { misused, type CommandResult } from '../answers/command-result';
import type { RenderOptions } from './answer-render';

/** `envtree render`: the manifests of a folder, to stdout or to files; none at all where there is an error. */
export async function render(folder: string, options: RenderOptions): Promise<CommandResult> {
  const { env, layer, format, outputDir, cache } = options;
  if (outputDir === '') return misused('The folder of --output-dir has no name');
  const misplaced = findMisplaced(folder, options);
  if (misplaced !== undefined) {
    return misused(`The folder of --output-dir is where environment files lie: ${misplaced}`);
  }
  const answer = async (keeping?: Keeping): Promise<CommandResult> => {
    const { answerRender } = await import('./answer-render.js');
    return answerRender(folder, options, keeping);
  };
  if (cache === undefined) return answer();
  if (env === undefined || outputDir !== undefined) {
    return misused('--cache is for what --env prints, without --output-dir');
  }
  return answerKept({ folder, env, cache, options: [layer, format] }, answer);
}

/** The first folder to be written to in which files could take the place of what is read. */
function findMisplaced(folder: string, { outputDir, ...selection }: RenderOptions): string | undefined {
  if (outputDir === undefined || liesInEnvironments(folder, outputDir)) return outputDir;
  const inner = layersOf(selection).map((layer) => pathInFolder(outputDir, layer));
  return inner.find((path) => liesInEnvironments(folder, path) || holdsSources(folder, path));
}
