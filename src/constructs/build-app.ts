import { App, Chart, YamlOutputType, type AppProps } from 'cdk8s';
import type { Plan } from '../core/plan/plan';
import { layersOf, selectObjects, type Selection } from '../core/plan/selection';
import { VirtualEnvironments } from './virtual-environments';

/** The selected part of a plan as an app: a chart a layer, since cdk8s' cost grows with charts times objects. */
export function buildApp(plan: Plan, selection: Selection = {}, props?: AppProps): App {
  const app = new App(props);
  const selected = selectObjects(plan, selection);
  for (const layer of layersOf(selection)) {
    const objects = selected.filter((object) => object.layer === layer);
    new VirtualEnvironments(new Chart(app, layer), 'environments', { plan: { ...plan, objects } });
  }
  return app;
}

/** Leaves all manifests of a plan in cdk8s' output folder, as one file: its command corrupts a stream of several. */
export function synthesizeApp(plan: Plan): void {
  buildApp(plan, {}, { yamlOutputType: YamlOutputType.FILE_PER_APP }).synth();
}
