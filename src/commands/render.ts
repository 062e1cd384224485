import { buildApp, layers, type Layer } from '../constructs/build-app';
import { joinStreams, printLayer, type Format } from '../constructs/print-manifests';
import { hasErrors } from '../core/diagnostics/diagnostic';
import { didYouMean } from '../core/diagnostics/suggest';
import { planEnvironments } from '../core/plan-environments';
import type { Plan } from '../core/resolution/plan';
import { workloadsOf } from '../core/resolution/workloads-of';
import { readSourceFiles } from '../files/read-source-files';
import { writeLayers, type LayerFile } from '../files/write-layers';
import { formatDiagnostics, type CommandResult } from './command-result';

export interface RenderOptions {
  /** @default - all environments */
  readonly env?: string;
  /** @default - both; with `env`, its workloads */
  readonly layer?: Layer;
  readonly format: Format;
  /** @default - to stdout */
  readonly outputDir?: string;
  /** @default false */
  readonly allowEmpty?: boolean;
}

/** `envtree render`: the manifests of a folder, to stdout or to files; none at all where there is an error. */
export function render(folder: string, options: RenderOptions): CommandResult {
  const { plan, diagnostics } = planEnvironments(readSourceFiles(folder));
  const misuse = findMisuse(plan, options);
  if (misuse !== undefined) return { stdout: '', stderr: `error: ${misuse}\n`, exitCode: 2 };
  const said = formatDiagnostics(diagnostics, folder);
  if (hasErrors(diagnostics)) return { stdout: '', stderr: said, exitCode: 1 };

  const files = printLayers(plan, options);
  const texts = files.map(({ text }) => text);
  if (texts.every((text) => text === '') && options.allowEmpty !== true) {
    return { stdout: '', stderr: said + describeEmptiness(files, options), exitCode: 1 };
  }
  if (options.outputDir === undefined)
    return { stdout: joinStreams(texts, options.format), stderr: said, exitCode: 0 };
  writeLayers(options.outputDir, files);
  return { stdout: '', stderr: said, exitCode: 0 };
}

function findMisuse({ environments }: Plan, { env, layer }: RenderOptions): string | undefined {
  if (env === undefined) return undefined;
  if (layer === 'routing') {
    return 'The routing layer is one whole for all environments: leave out --env, or --layer routing';
  }
  const names = environments.map(({ name }) => name);
  if (names.includes(env)) return undefined;
  return `There is no environment "${env}". ${didYouMean(env, names) ?? `There are: ${names.join(', ')}`}`;
}

function printLayers(plan: Plan, { env, layer, format }: RenderOptions): LayerFile[] {
  const app = buildApp(env === undefined ? plan : workloadsOf(plan, env));
  const wanted = env === undefined ? layer : 'workloads';
  return layers
    .filter((it) => wanted === undefined || it === wanted)
    .map((it) => ({ layer: it, format, text: printLayer(app, it, format) }));
}

/** An empty answer would have Argo CD remove everything that it applied before. */
function describeEmptiness(files: readonly LayerFile[], { env }: RenderOptions): string {
  const names = files.map(({ layer }) => layer).join(' and ');
  const place = env === undefined ? `the ${names} layer` : `the environment "${env}"`;
  return `error: There is nothing to render in ${place}. If that is what you mean, say --allow-empty.\n`;
}
