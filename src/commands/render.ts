import { buildApp, layers, synthesizeLayer, type Layer } from '../constructs/build-app';
import { joinStreams, printManifests, type Format } from '../constructs/print-manifests';
import { hasErrors } from '../core/diagnostics/diagnostic';
import { didYouMean } from '../core/diagnostics/suggest';
import { planEnvironments } from '../core/plan-environments';
import { workloadsOf } from '../core/resolution/workloads-of';
import { readSourceFiles } from '../files/read-source-files';
import { writeLayers } from '../files/write-layers';
import { formatDiagnostics, type CommandResult } from './command-result';

export interface RenderOptions {
  readonly env?: string;
  readonly layer?: Layer;
  readonly format: Format;
  readonly outputDir?: string;
  readonly allowEmpty?: boolean;
}

/** `envtree render`: the manifests of a folder, to stdout or to files; none at all where there is an error. */
export function render(folder: string, options: RenderOptions): CommandResult {
  const { env, layer, format, outputDir } = options;
  if (env !== undefined && layer === 'routing') {
    return misused(
      'The routing layer is one whole for all environments: leave out --env, or --layer routing',
    );
  }
  const { plan, diagnostics } = planEnvironments(readSourceFiles(folder));
  const said = formatDiagnostics(diagnostics, folder);
  if (hasErrors(diagnostics)) return { stdout: '', stderr: said, exitCode: 1 };

  const names = plan.environments.map(({ name }) => name);
  if (env !== undefined && !names.includes(env)) {
    return misused(
      `There is no environment "${env}". ${didYouMean(env, names) ?? `There are ${names.join(', ')}.`}`,
    );
  }
  const wanted = layers.filter((it) => it === (env === undefined ? (layer ?? it) : 'workloads'));
  const app = buildApp(env === undefined ? plan : workloadsOf(plan, env));
  const files = wanted.map((it) => ({
    layer: it,
    format,
    text: printManifests(synthesizeLayer(app, it), format),
  }));
  if (files.every(({ text }) => text === '') && options.allowEmpty !== true) {
    return { stdout: '', stderr: `${said}${nothingToRender(wanted, env)}\n`, exitCode: 1 };
  }
  if (outputDir === undefined)
    return {
      stdout: joinStreams(
        files.map(({ text }) => text),
        format,
      ),
      stderr: said,
      exitCode: 0,
    };
  writeLayers(outputDir, files);
  return { stdout: '', stderr: said, exitCode: 0 };
}

function misused(message: string): CommandResult {
  return { stdout: '', stderr: `error: ${message}\n`, exitCode: 2 };
}

/** An empty answer would have Argo CD remove everything that it applied before. */
function nothingToRender(wanted: readonly Layer[], env: string | undefined): string {
  const what = env === undefined ? `the ${wanted.join(' and ')} layer` : `the environment "${env}"`;
  return `error: There is nothing to render in ${what}. If that is what you mean, say --allow-empty.`;
}
