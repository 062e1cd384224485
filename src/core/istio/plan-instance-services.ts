import { omit } from '../definition/json';
import type { ServicePort } from '../definition/service-specification';
import type { EnvironmentTree } from '../environment/environment-tree';
import { instanceServiceName } from '../names/object-names';
import { beforeRoutes } from '../plan/argocd-order';
import { podSelector } from '../plan/labels';
import { objectBasics } from '../plan/object-basics';
import type { Service } from '../plan/planned-object';
import type { Model } from '../services/model';
import { resolveTarget } from '../services/ports';
import { addressOf, type ResolvedService } from '../services/resolved-service';
import { instancesWithHost } from './hosts';

/** Nobody sees it, so that no sidecar gets a cluster for it (https://istio.io/latest/docs/reference/config/annotations/). */
const invisible = { 'networking.istio.io/exportTo': '~' };

/**
 * A headless Service for each instance that has a host of its own. Istio takes a pod out of its ServiceEntries as soon
 * as the pod is to end, and with the last of them the sidecar loses the cluster behind its inbound port, while clients
 * still have the pod's address; a Service keeps it until the pod is gone (test/e2e/cases/changes).
 */
export function planInstanceServices({ called, tree }: Model): Service[] {
  return called.flatMap((service) => planOfService(service, tree));
}

function planOfService(service: ResolvedService, { settings }: EnvironmentTree): Service[] {
  // What somebody else deploys has a Service of its own.
  const instances = instancesWithHost(service).filter(({ given }) => given?.deployedBy !== 'others');
  return instances.map((instance) => {
    const named = { service: service.name, environment: instance.environment.name };
    return {
      ...objectBasics(instance, instanceServiceName({ ...named, splitter: settings.splitter })),
      kind: 'Service',
      layer: 'hosts',
      annotations: { ...beforeRoutes, ...invisible },
      selector: podSelector(instance, settings),
      ports: addressOf(service, instance).hostPorts.map(({ servicePort, target }) => ({
        ...withoutNodePort(servicePort),
        targetPort: resolveTarget(target, instance.specification) ?? servicePort.port,
      })),
      spec: { clusterIP: 'None' },
    };
  });
}

/** A port on the nodes is the address's; the API refuses one on a headless Service. */
function withoutNodePort(servicePort: ServicePort): ServicePort {
  return omit(servicePort, ['nodePort']) as unknown as ServicePort;
}
