import { Chart, Yaml } from 'cdk8s';
import type { Layer } from '../core/plan/layers';
import type { Plan } from '../core/plan/plan';
import { layersOf, type Selection } from '../core/plan/selection';
import { buildApp } from './build-app';

export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace: string };
}

export interface LayerManifests {
  readonly layer: Layer;
  /** In the order of their application. */
  readonly manifests: readonly Manifest[];
}

/** The selected manifests of a plan, layer by layer. */
export function synthesize(plan: Plan, selection: Selection = {}): LayerManifests[] {
  const app = buildApp(plan, selection);
  return layersOf(selection).map((layer) => ({
    layer,
    manifests: Chart.of(app.node.findChild(layer)).toJson() as Manifest[],
  }));
}

/** `manifests` as a stream of YAML, as cdk8s prints it. */
export function printYaml(manifests: readonly object[]): string {
  return Yaml.stringify(...manifests);
}
