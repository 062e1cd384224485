import { hintNames } from '../diagnostics/suggest';
import { layers, type Layer } from './layers';
import type { Plan } from './plan';
import type { PlannedObject } from './planned-object';

/** What can be asked for as a layer: one, or those that tools with an order of their own apply as one. */
export const layerChoices = {
  workloads: ['workloads'],
  routing: ['hosts', 'routes'],
  hosts: ['hosts'],
  routes: ['routes'],
  applications: ['hosts', 'routes', 'applications'],
  all: layers,
} as const satisfies Record<string, readonly Layer[]>;

export type LayerChoice = keyof typeof layerChoices;

/** Which objects of a plan are meant. */
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
  return `There is no environment "${env}". ${hintNames(env, names)}`;
}

/** The layers that are meant, in the order of their application. */
export function layersOf({ env, layer }: Selection): readonly Layer[] {
  return layerChoices[layer ?? (env === undefined ? 'all' : 'workloads')];
}

/** The objects that are meant, layer by layer. */
export function selectObjects({ objects }: Pick<Plan, 'objects'>, selection: Selection): PlannedObject[] {
  const { env } = selection;
  const meant = env === undefined ? objects : objects.filter(({ environment }) => environment === env);
  return layersOf(selection).flatMap((layer) => meant.filter((object) => object.layer === layer));
}
