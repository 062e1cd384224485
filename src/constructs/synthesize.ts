import type { Layer } from '../core/plan/layers';
import type { Plan } from '../core/plan/plan';
import { layersOf, selectObjects, type Selection } from '../core/plan/selection';
import { toPlainManifest, type PlainManifest } from './plain-manifest';

export interface LayerManifests {
  readonly layer: Layer;
  /** In the order of their application. */
  readonly manifests: readonly PlainManifest[];
}

/** The selected manifests of a plan, layer by layer: what an app of cdk8s has of them, for much less. */
export function synthesize(plan: Plan, selection: Selection = {}): LayerManifests[] {
  const selected = selectObjects(plan, selection);
  return layersOf(selection).map((layer) => ({
    layer,
    manifests: selected.filter((object) => object.layer === layer).map(toPlainManifest),
  }));
}
