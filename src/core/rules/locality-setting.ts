import { isObject, type JsonObject, type Path } from '../definition/json';
import { error, type Diagnostic } from '../diagnostics/diagnostic';
import type { Instance } from '../services/instance';
import { locateInInstance } from '../services/locate-in-instance';
import { certainAddresses, type Model } from '../services/model';

/** The live fallback orders its tiers by the very setting that orders localities. */
export function localitySetting(model: Model): Diagnostic[] {
  if (model.tree.settings.fallback === 'static') return [];
  return certainAddresses(model).flatMap(({ describedBy }) => checkTrafficPolicy(describedBy));
}

function checkTrafficPolicy(instance: Instance): Diagnostic[] {
  const { trafficPolicy } = instance.specification;
  if (trafficPolicy === undefined) return [];
  const ports = (trafficPolicy.portLevelSettings ?? []) as readonly JsonObject[];
  const policies: readonly (readonly [Path, JsonObject])[] = [
    [[], trafficPolicy],
    ...ports.map((port, index) => [['portLevelSettings', index], port] as const),
  ];
  return policies
    .filter(([, { loadBalancer }]) => isObject(loadBalancer) && loadBalancer.localityLbSetting !== undefined)
    .map(([path]) =>
      error({
        code: 'locality-setting',
        message: 'The live fallback needs "localityLbSetting" for itself',
        location: locateInInstance(instance, ['trafficPolicy', ...path, 'loadBalancer', 'localityLbSetting']),
        hint: 'Leave it out, or set "fallback: static" in envtree.yaml.',
      }),
    );
}
