import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Plan, Workload } from '../core/resolution/plan';
import { addManifest } from './manifest';

/** The workloads layer: the Deployments and StatefulSets of each environment. */
export class WorkloadsChart extends Chart {
  constructor(scope: Construct, id: string, { workloads }: Plan) {
    super(scope, id);
    for (const workload of workloads) addWorkload(this, workload);
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
