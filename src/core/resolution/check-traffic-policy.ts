import { isObject, type JsonObject, type Path } from '../definition/json';
import { error, type Diagnostic } from '../diagnostics/diagnostic';
import type { EnvironmentTree } from '../environment/environment-tree';
import { locateInInstance, type Instance } from './instance';

/** The live fallback orders its tiers by the very setting that orders localities. */
export function checkTrafficPolicy(instance: Instance, { settings }: EnvironmentTree): Diagnostic[] {
  const { trafficPolicy } = instance.specification;
  if (trafficPolicy === undefined || settings.fallback === 'static') return [];
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
