import { join } from 'node:path';
import { programPath, type Programs } from '../e2e/programs/programs';
import { repository, type Layout } from './lay-out';
import type { MeasuredProgram } from './measure-process';

/** A program of the benchmark, and which of the tree's objects it has to print. */
export interface BenchProgram extends MeasuredProgram {
  readonly title: string;
  readonly prints: 'all objects' | 'some objects' | 'text';
  /** @default - its output */
  readonly writes?: string;
}

export const titles = {
  json: 'envtree render --format json',
  yaml: 'envtree render',
  environment: 'envtree render --env (one of all)',
  argocd: 'envtree argocd (one of all)',
  environmentKept: 'envtree render --env --cache (later)',
  argocdKept: 'envtree argocd --cache (later)',
  check: 'envtree check',
  explain: 'envtree explain (one answer)',
  diff: 'envtree diff',
  helm: 'helm template',
  kustomize: 'kustomize build',
  cdk8s: 'cdk8s synth',
} as const;

/** Those that print every object, so that they can be compared. */
export const renderers = [titles.json, titles.yaml, titles.helm, titles.kustomize, titles.cdk8s];

/** What envtree is asked for of one environment, or of the tree; what Argo CD's plugin is asked for costs the same. */
export const questions = [
  titles.environment,
  titles.environmentKept,
  titles.check,
  titles.explain,
  titles.diff,
];

/** The environment, and a service of it, that is asked for. */
const asked = { environment: 'dev.p0001.user1', service: 'service-032' };

export function envtreePrograms({ envtree: folder }: Layout): BenchProgram[] {
  const cli = join(repository, 'lib/src/cli.js');
  const command = (...args: readonly string[]): Pick<MeasuredProgram, 'command' | 'folder'> => ({
    command: [process.execPath, cli, ...args],
    folder,
  });
  const { environment, service } = asked;
  const cache = join(folder, '../answers');
  const plugin = { ARGOCD_ENV_ENV: environment, ARGOCD_APP_SOURCE_PATH: '.' };
  return [
    { title: titles.json, prints: 'all objects', ...command('render', '--format', 'json') },
    { title: titles.yaml, prints: 'all objects', ...command('render') },
    { title: titles.environment, prints: 'some objects', ...command('render', '--env', environment) },
    { title: titles.argocd, prints: 'some objects', ...command('argocd'), environment: plugin },
    // Runs that are not counted have filled it.
    {
      title: titles.environmentKept,
      prints: 'some objects',
      ...command('render', '--env', environment, '--cache', cache),
    },
    {
      title: titles.argocdKept,
      prints: 'some objects',
      ...command('argocd', '--cache', cache),
      environment: plugin,
    },
    { title: titles.check, prints: 'text', ...command('check') },
    { title: titles.explain, prints: 'text', ...command('explain', environment, service) },
    { title: titles.diff, prints: 'text', ...command('diff') },
  ];
}

export function otherPrograms({ chart, kustomize, cdk8s }: Layout, programs: Programs): BenchProgram[] {
  const synth = [
    process.execPath,
    join(repository, 'node_modules/cdk8s-cli/bin/cdk8s'),
    'synth',
    '--no-check-upgrade',
  ];
  return [
    {
      title: titles.helm,
      prints: 'all objects',
      command: [programPath(programs, 'helm'), 'template', 'bench', '.'],
      folder: chart,
    },
    {
      title: titles.kustomize,
      prints: 'all objects',
      command: [programPath(programs, 'kustomize'), 'build', '.'],
      folder: kustomize,
    },
    {
      title: titles.cdk8s,
      prints: 'all objects',
      command: synth,
      folder: cdk8s,
      writes: join(cdk8s, 'dist/app.k8s.yaml'),
    },
  ];
}
