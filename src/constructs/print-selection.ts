import { didYouMean } from '../core/diagnostics/suggest';
import { partOfPlan } from '../core/resolution/part-of-plan';
import type { Plan } from '../core/resolution/plan';
import { buildApp, type Layer } from './build-app';
import { joinStreams, printLayer, type Format } from './print-manifests';

/** What can be asked for as a layer: one, or those that tools with an order of their own apply as one. */
export const layerChoices = {
  workloads: ['workloads'],
  routing: ['hosts', 'routes'],
  hosts: ['hosts'],
  routes: ['routes'],
  all: ['workloads', 'hosts', 'routes'],
} as const satisfies Record<string, readonly Layer[]>;

export type LayerChoice = keyof typeof layerChoices;

/** Which manifests of a plan are meant. */
export interface Selection {
  /** @default - all environments */
  readonly env?: string;
  /** @default - all; with `env`, its workloads */
  readonly layer?: LayerChoice;
}

/** What is wrong with a selection, if anything is. */
export function findMisuse({ environments }: Plan, { env, layer }: Selection): string | undefined {
  if (env === undefined) return undefined;
  if (layer !== undefined && layer !== 'workloads') {
    return `An environment alone has workloads; "${layer}" is one whole for all environments`;
  }
  const names = environments.map(({ name }) => name);
  if (names.includes(env)) return undefined;
  return `There is no environment "${env}". ${didYouMean(env, names) ?? `There are: ${names.join(', ')}`}`;
}

/** The selected manifests as one stream. */
export function printSelection(plan: Plan, selection: Selection, format: Format): string {
  const { env } = selection;
  const app = buildApp(env === undefined ? plan : partOfPlan(plan, env));
  return joinStreams(
    layersOf(selection).map((layer) => printLayer(app, layer, format)),
    format,
  );
}

/** The selected manifests of one layer and environment. */
export interface Part {
  readonly layer: Layer;
  readonly environment: string;
  /** Empty: there are none. */
  readonly text: string;
}

/** The selected manifests apart, so that what one environment adds is seen at a glance. */
export function printParts(plan: Plan, selection: Selection, format: Format): Part[] {
  const { env } = selection;
  const environments = env === undefined ? plan.environments.map(({ name }) => name) : [env];
  return environments.flatMap((environment) => {
    const app = buildApp(partOfPlan(plan, environment));
    return layersOf(selection).map((layer) => ({ layer, environment, text: printLayer(app, layer, format) }));
  });
}

function layersOf({ env, layer }: Selection): readonly Layer[] {
  return layerChoices[layer ?? (env === undefined ? 'all' : 'workloads')];
}

/** An empty answer would have a GitOps tool remove everything that it applied before. */
export function describeEmptiness({ env, layer = 'all' }: Selection): string {
  const place = env === undefined ? `"${layer}"` : `the environment "${env}"`;
  return `There is nothing to render in ${place}.`;
}
