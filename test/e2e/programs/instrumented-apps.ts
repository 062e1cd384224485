import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { programPath, type Programs } from './programs';

/** Where OpenTelemetry's own instrumentation of a language comes from, at pinned versions. */
export const instrumentations = {
  'opentelemetry-node': ['@opentelemetry/api@1.9.1', '@opentelemetry/auto-instrumentations-node@0.81.2'],
  'opentelemetry-python': [
    'opentelemetry-distro==0.66b1',
    'opentelemetry-instrumentation-flask==0.66b1',
    'opentelemetry-instrumentation-requests==0.66b1',
    'flask==3.1.3',
    'requests==2.34.2',
  ],
} as const;

const stdio: ['ignore', 'inherit', 'inherit'] = ['ignore', 'inherit', 'inherit'];

/** Fetches both into `folder`, each in a folder of its own. */
export function fetchInstrumentations(folder: string): void {
  const node = join(folder, 'opentelemetry-node');
  mkdirSync(node);
  writeFileSync(join(node, 'package.json'), '{ "private": true }\n');
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  execFileSync('npm', ['install', ...quiet, ...instrumentations['opentelemetry-node']], { cwd: node, stdio });
  const python = join(folder, 'opentelemetry-python');
  const install = ['-m', 'pip', 'install', '--quiet', '--target', python];
  execFileSync('python3', [...install, ...instrumentations['opentelemetry-python']], { stdio });
}

const apps = join(__dirname, '../apps');

/** The programs that stand for the images `node-app` and `python-app`: apps that know nothing of environments. */
export function buildInstrumentedApps(folder: string, programs: Programs): Programs {
  const node = programPath(programs, 'opentelemetry-node');
  const python = programPath(programs, 'opentelemetry-python');
  // Required from there, since a package is looked for from the file that asks for it.
  const register = join(node, 'node_modules/@opentelemetry/auto-instrumentations-node/build/src/register.js');
  return {
    'node-app': writeScript(join(folder, 'node-app'), [
      `exec '${process.execPath}' --require '${register}' '${join(apps, 'app.cjs')}'`,
    ]),
    'python-app': writeScript(join(folder, 'python-app'), [
      `export PYTHONPATH='${python}' PYTHONDONTWRITEBYTECODE=1`,
      `exec '${join(python, 'bin/opentelemetry-instrument')}' python3 '${join(apps, 'app.py')}'`,
    ]),
  };
}

/** All that is set besides is where traces go: nowhere. */
function writeScript(path: string, lines: readonly string[]): string {
  const nowhere = ['TRACES', 'METRICS', 'LOGS'].map((kind) => `OTEL_${kind}_EXPORTER=none`).join(' ');
  writeFileSync(path, ['#!/bin/sh', `export ${nowhere}`, ...lines, ''].join('\n'), { mode: 0o755 });
  return path;
}
