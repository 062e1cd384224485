import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { programPath } from '../programs/programs';
import { startDaemon } from '../sandbox/start-process';
import { waitUntil } from '../sandbox/wait-until';
import type { Kubectl } from './kubectl';
import type { ControlPlaneProps } from './start-kubernetes';

export const rootNamespace = 'istio-system';
/** /etc/hosts leads it to the node. */
export const istiod = `istiod.${rootNamespace}.svc`;

/** Mutual TLS is demanded everywhere, as is usual where it matters. */
const strictMutualTls = {
  apiVersion: 'security.istio.io/v1',
  kind: 'PeerAuthentication',
  metadata: { name: 'default', namespace: rootNamespace },
  spec: { mtls: { mode: 'STRICT' } },
};

/** As Istio's base chart has it; istiod sets `caBundle` and `failurePolicy: Fail` once it answers. */
const validation = {
  apiVersion: 'admissionregistration.k8s.io/v1',
  kind: 'ValidatingWebhookConfiguration',
  metadata: { name: 'istiod-default-validator', labels: { 'istio.io/rev': 'default' } },
  webhooks: [
    {
      name: 'validation.istio.io',
      clientConfig: { url: `https://${istiod}:15017/validate` },
      rules: [
        {
          operations: ['CREATE', 'UPDATE'],
          apiGroups: [
            'security.istio.io',
            'networking.istio.io',
            'telemetry.istio.io',
            'extensions.istio.io',
          ],
          apiVersions: ['*'],
          resources: ['*'],
        },
      ],
      failurePolicy: 'Ignore',
      sideEffects: 'None',
      admissionReviewVersions: ['v1'],
    },
  ],
};

/** Starts istiod with its certificate authority and its validation of what is applied. */
export async function startIstio(props: ControlPlaneProps, kubectl: Kubectl): Promise<void> {
  await kubectl.applyText(readFileSync(programPath(props.programs, 'istio-crds.yaml'), 'utf8'));
  await kubectl.call(['create', 'namespace', rootNamespace]);
  startIstiod(props, kubectl.kubeconfig);
  await waitUntil('istiod is ready', isReady);
  // Not by server-side apply, so that istiod may change what it owns.
  await kubectl.call(['create', '-f', '-'], JSON.stringify(validation));
  const policy = ['get', 'validatingwebhookconfiguration', validation.metadata.name, '-o'];
  const path = 'jsonpath={.webhooks[0].failurePolicy}';
  await waitUntil('Istio validates', async () => (await kubectl.call([...policy, path])) === 'Fail');
  const apply = ['apply', '--server-side', '-f', '-'];
  const text = JSON.stringify(strictMutualTls);
  // A new kind is served some moments after its definition says so.
  await waitUntil("Istio's kinds are served", async () => (await kubectl.run(apply, text)).code === 0);
}

function startIstiod({ programs, logFolder, stateFolder }: ControlPlaneProps, kubeconfig: string): void {
  const folder = join(stateFolder, 'istiod');
  mkdirSync(folder);
  const mesh = {
    enableAutoMtls: true,
    // Stock Envoy has no filter for Istio's metrics.
    defaultProviders: { metrics: [] },
    // What a failure was is in there as one of Envoy's response flags.
    accessLogFile: '/dev/stdout',
    defaultConfig: { discoveryAddress: `${istiod}:15012` },
  };
  writeFileSync(join(folder, 'mesh'), JSON.stringify(mesh));
  startDaemon({
    name: 'istiod',
    command: programPath(programs, 'pilot-discovery'),
    args: [
      'discovery',
      `--meshConfig=${join(folder, 'mesh')}`,
      `--kubeconfig=${kubeconfig}`,
      '--httpAddr=:8080',
      '--httpsAddr=:15017',
      '--grpcAddr=',
      '--secureGRPCAddr=:15012',
      '--monitoringAddr=:15014',
    ],
    logFolder,
    cwd: folder,
    env: {
      POD_NAME: 'istiod',
      POD_NAMESPACE: rootNamespace,
      CLUSTER_ID: 'Kubernetes',
      REVISION: 'default',
      ENABLE_LEADER_ELECTION: 'false',
      INJECTION_WEBHOOK_CONFIG_NAME: '',
      VALIDATION_WEBHOOK_CONFIG_NAME: 'istiod-default-validator',
      // Filters that Istio builds into its own Envoy, and stock Envoy lacks.
      PILOT_ENABLE_ALPN_FILTER: 'false',
      PILOT_ENABLE_METADATA_EXCHANGE: 'false',
    },
  });
}

async function isReady(): Promise<boolean> {
  try {
    return (await fetch('http://127.0.0.1:8080/ready')).ok;
  } catch {
    return false;
  }
}
