import { App, Chart } from 'cdk8s';
import type { Plan } from '../core/resolution/plan';
import { RoutingChart } from './routing-chart';
import { WorkloadsChart } from './workloads-chart';

/** A group of manifests that is applied together. */
export type Layer = 'workloads' | 'routing';

export const layers: readonly Layer[] = ['workloads', 'routing'];

/** The construct tree of a plan: a chart a layer, since cdk8s' cost grows with charts times objects. */
export function buildApp(plan: Plan): App {
  const app = new App();
  new WorkloadsChart(app, 'workloads', plan);
  new RoutingChart(app, 'routing', plan);
  return app;
}

export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace: string };
}

/** The manifests of one layer, in the order of their application. */
export function synthesizeLayer(app: App, layer: Layer): Manifest[] {
  return Chart.of(app.node.findChild(layer)).toJson() as Manifest[];
}
