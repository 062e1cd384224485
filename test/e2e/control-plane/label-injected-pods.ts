import { waitUntil } from '../sandbox/wait-until';
import type { Kubectl } from './kubectl';

/** By this label istiod knows that a pod takes mutual TLS. */
export const sidecarLabels = { 'security.istio.io/tlsMode': 'istio' };

const labels = JSON.stringify(sidecarLabels);
const injection = 'sidecar.istio.io/inject';
const says = (map: string): string =>
  `has(object.metadata.${map}) && '${injection}' in object.metadata.${map}`;
const refuses = (map: string): string =>
  `(${says(map)} && object.metadata.${map}['${injection}'] == 'false')`;

const policy = {
  apiVersion: 'admissionregistration.k8s.io/v1',
  kind: 'MutatingAdmissionPolicy',
  metadata: { name: 'label-injected-pods' },
  spec: {
    failurePolicy: 'Fail',
    reinvocationPolicy: 'Never',
    matchConstraints: {
      resourceRules: [{ apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['pods'] }],
    },
    matchConditions: [
      { name: 'takes-a-sidecar', expression: `!${refuses('annotations')} && !${refuses('labels')}` },
    ],
    mutations: [
      {
        patchType: 'ApplyConfiguration',
        applyConfiguration: { expression: `Object{metadata: Object.metadata{labels: ${labels}}}` },
      },
    ],
  },
};

const binding = {
  apiVersion: policy.apiVersion,
  kind: 'MutatingAdmissionPolicyBinding',
  metadata: policy.metadata,
  spec: { policyName: policy.metadata.name },
};

/**
 * Labels pods as they are created, as Istio's injector does. Later would not do: what istiod makes for a headless
 * Service whose pods have no label yet is plain text, until something else has it make that anew.
 */
export async function labelInjectedPods(kubectl: Kubectl): Promise<void> {
  await kubectl.apply([policy, binding]);
  const pod = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'trial', namespace: 'default' },
    spec: { containers: [{ name: 'trial', image: 'trial' }] },
  };
  const dryRun = ['create', '--dry-run=server', '-o', 'json', '-f', '-'];
  const isLabelled = async (): Promise<boolean> => {
    return (await kubectl.run(dryRun, JSON.stringify(pod))).stdout.includes(
      Object.keys(sidecarLabels)[0] ?? '',
    );
  };
  await waitUntil('pods are labelled', isLabelled);
}
