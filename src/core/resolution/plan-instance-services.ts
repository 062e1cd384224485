import type { EnvironmentTree } from '../environment/environment-tree';
import { objectLabels, podSelector } from './labels';
import { instancesWithHost } from './plan-tiers';
import { instanceServiceName } from './object-names';
import type { Service } from './plan';
import { resolveTarget } from './ports';
import { addressOf, type ResolvedService } from './resolved-service';

/** Nobody sees it, so that no sidecar gets a cluster for it (https://istio.io/latest/docs/reference/config/annotations/). */
const invisible = { 'networking.istio.io/exportTo': '~' };

/**
 * A headless Service for each instance that has a host of its own. Istio takes a pod out of its ServiceEntries as soon
 * as the pod is to end, and with the last of them the sidecar loses the cluster behind its inbound port, while clients
 * still have the pod's address; a Service keeps it until the pod is gone (test/e2e/cases/changes).
 */
export function planInstanceServices(service: ResolvedService, { settings }: EnvironmentTree): Service[] {
  return instancesWithHost(service).map((instance) => {
    const { name: environment, namespace } = instance.environment;
    const { splitter } = settings;
    return {
      name: instanceServiceName({ service: service.service, environment, splitter }),
      namespace,
      service: service.service,
      environment,
      labels: objectLabels(service.service),
      annotations: invisible,
      selector: podSelector(service.service, environment, settings),
      ports: addressOf(service, instance).routedPorts.map(({ servicePort, target }) => ({
        ...servicePort,
        targetPort: resolveTarget(target, instance.specification) ?? servicePort.port,
      })),
      spec: { clusterIP: 'None' },
    };
  });
}
