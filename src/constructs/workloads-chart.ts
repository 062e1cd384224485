import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Plan, Workload } from '../core/resolution/plan';
import { addService } from './add-service';
import { addManifest } from './manifest';

/** The workloads layer: for each environment its Services, then its Deployments and StatefulSets. */
export class WorkloadsChart extends Chart {
  constructor(scope: Construct, id: string, { environments, services, workloads }: Plan) {
    super(scope, id);
    for (const { name } of environments) {
      for (const service of services.filter(({ environment }) => environment === name))
        addService(this, service);
      for (const workload of workloads.filter(({ environment }) => environment === name))
        addWorkload(this, workload);
    }
  }
}

function addWorkload(scope: Construct, workload: Workload): void {
  const { kind, annotations, selector, podLabels, podAnnotations, podSpec, spec } = workload;
  const hasAnnotations = Object.keys(podAnnotations).length > 0;
  const template = {
    metadata: { labels: podLabels, ...(hasAnnotations && { annotations: podAnnotations }) },
    spec: podSpec,
  };
  addManifest(scope, {
    type: { apiVersion: 'apps/v1', kind },
    object: workload,
    annotations,
    spec: { ...spec, selector: { matchLabels: selector }, template },
  });
}
