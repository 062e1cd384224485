import { App, Chart } from 'cdk8s';
import type { Plan } from '../core/resolution/plan';
import { HostsChart } from './hosts-chart';
import { RoutesChart } from './routes-chart';
import { WorkloadsChart } from './workloads-chart';

/** A group of manifests that is applied together; routes are applied some seconds after the hosts they lead to. */
export type Layer = 'workloads' | 'hosts' | 'routes';

export const layers: readonly Layer[] = ['workloads', 'hosts', 'routes'];

/** The construct tree of a plan: a chart a layer, since cdk8s' cost grows with charts times objects. */
export function buildApp(plan: Plan): App {
  const app = new App();
  new WorkloadsChart(app, 'workloads', plan);
  new HostsChart(app, 'hosts', plan);
  new RoutesChart(app, 'routes', plan);
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
