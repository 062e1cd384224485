import { synthesize, type LayerManifests } from '../constructs/synthesize';
import type { Layer } from '../core/plan/layers';
import type { Plan } from '../core/plan/plan';
import type { Selection } from '../core/plan/selection';
import { printYaml } from '../yaml/print-yaml';

export type Format = 'yaml' | 'json';

/** The selected manifests as one stream of YAML, or of JSON with one object a line. Empty where there are none. */
export function printManifests(plan: Plan, selection: Selection, format: Format): string {
  const streams = synthesize(plan, selection).map((layer) => printLayer(layer, format));
  return streams.filter((text) => text !== '').join(format === 'yaml' ? '---\n' : '');
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
    const objects = plan.objects.filter((object) => object.environment === environment);
    return synthesize({ ...plan, objects }, selection).map((layer) => ({
      layer: layer.layer,
      environment,
      text: printLayer(layer, format),
    }));
  });
}

function printLayer({ manifests }: LayerManifests, format: Format): string {
  if (format === 'yaml') return printYaml(manifests);
  return manifests.map((manifest) => `${JSON.stringify(manifest)}\n`).join('');
}
