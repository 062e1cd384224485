import type { IConstruct } from 'constructs';
import type { Layer } from '../core/plan/layers';
import type { Plan } from '../core/plan/plan';
import { layersOf, type Selection } from '../core/plan/selection';
import { buildApp } from './build-app';
import { isManifest, type PlainManifest } from './manifest';

export interface LayerManifests {
  readonly layer: Layer;
  /** In the order of their application. */
  readonly manifests: readonly PlainManifest[];
}

/** The selected manifests of a plan, layer by layer. */
export function synthesize(plan: Plan, selection: Selection = {}): LayerManifests[] {
  const app = buildApp(plan, selection);
  return layersOf(selection).map((layer) => ({
    layer,
    manifests: manifestsIn(app.node.findChild(layer)),
  }));
}

/** In the order in which they were made, on which nothing depends. */
function manifestsIn(chart: IConstruct): PlainManifest[] {
  const manifests = chart.node.findAll().filter(isManifest);
  return manifests.map((manifest) => manifest.toPlainJson());
}
