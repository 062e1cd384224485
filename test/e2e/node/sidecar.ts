import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { istiod } from '../control-plane/start-istio';
import { programPath } from '../programs/programs';
import { nodeAddress } from '../sandbox/prepare-sandbox';
import { startProcess, type RunningProcess } from '../sandbox/start-process';
import type { NodeProps } from './node-props';
import type { PodNetwork } from './pod-network';
import { isGateway, portNumber, type Pod } from './pod-spec';

const execute = promisify(execFile);

/** The user and group that Istio's injector gives a sidecar; what they send is not captured. */
const proxyUser = 1337;
/** Becomes that user, who may read programs below another user's home. */
const asProxyUser = [
  ...['--reuid', `${proxyUser}`, '--regid', `${proxyUser}`, '--clear-groups'],
  ...['--inh-caps', '+dac_read_search', '--ambient-caps', '+dac_read_search'],
];
export const sidecarPort = 15020;
/** What is asked for the sidecar's own readiness. */
export const sidecarReadiness = ':15021/healthz/ready';

/** Lets a sidecar capture what a pod sends and gets, by the program and arguments that istio-init has. */
export async function captureTraffic({ programs }: NodeProps, { name }: PodNetwork): Promise<void> {
  const capture = `-p 15001 -z 15006 -u ${proxyUser} -g ${proxyUser} -m REDIRECT -i * -b * -d 15090,15021,15020`;
  const agent = programPath(programs, 'pilot-agent');
  await execute('ip', ['netns', 'exec', name, agent, 'istio-iptables', ...capture.split(' ')]);
}

/** Starts pilot-agent, which gets a certificate from istiod and starts Envoy. */
export async function startSidecar(props: NodeProps, pod: Pod, network: PodNetwork): Promise<RunningProcess> {
  const { programs, logFolder } = props;
  const { name, namespace } = pod.metadata;
  const folder = join(props.stateFolder, 'pods', network.name);
  await writeFiles(props, pod, folder);
  await execute('chown', ['--recursive', `${proxyUser}:${proxyUser}`, folder]);
  const proxy = [
    'proxy',
    isGateway(pod) ? 'router' : 'sidecar',
    '--domain',
    `${namespace}.svc.cluster.local`,
  ];
  const agent = [programPath(programs, 'pilot-agent'), ...proxy, '--proxyLogLevel=warning'];
  return startProcess({
    name: `${namespace}.${name}.istio-proxy`,
    command: 'setpriv',
    args: [...asProxyUser, ...agent],
    env: sidecarVariables(props, pod, network),
    cwd: folder,
    network: network.name,
    logFolder,
  });
}

/** What a pod's volumes give a sidecar; pilot-agent reads them below the current folder. */
async function writeFiles({ cluster }: NodeProps, { metadata }: Pod, folder: string): Promise<void> {
  const secrets = ['tokens', 'istio', 'workload-spiffe-uds'].map((name) => `var/run/secrets/${name}`);
  for (const path of ['etc/istio/pod', 'etc/istio/proxy', 'var/lib/istio/data', ...secrets]) {
    mkdirSync(join(folder, path), { recursive: true });
  }
  const labels = Object.entries(metadata.labels ?? {});
  const lines = labels.map(([key, value]) => `${key}=${JSON.stringify(value)}\n`);
  writeFileSync(join(folder, 'etc/istio/pod/labels'), lines.join(''));
  writeFileSync(join(folder, 'etc/istio/pod/annotations'), '');
  writeFileSync(join(folder, 'var/run/secrets/tokens/istio-token'), await cluster.token(metadata.namespace));
  const certificate = await cluster.rootCertificate(metadata.namespace);
  writeFileSync(join(folder, 'var/run/secrets/istio/root-cert.pem'), certificate);
}

function sidecarVariables(props: NodeProps, pod: Pod, network: PodNetwork): Record<string, string> {
  const { name, namespace, labels = {} } = pod.metadata;
  const proxyConfig = {
    discoveryAddress: `${istiod}:15012`,
    binaryPath: programPath(props.programs, 'envoy'),
    configPath: './etc/istio/proxy',
    proxyBootstrapTemplatePath: programPath(props.programs, 'envoy_bootstrap.json'),
    concurrency: 1,
  };
  return {
    PROXY_CONFIG: JSON.stringify(proxyConfig),
    POD_NAME: name,
    POD_NAMESPACE: namespace,
    INSTANCE_IP: network.address,
    HOST_IP: nodeAddress,
    SERVICE_ACCOUNT: 'default',
    CLUSTER_ID: 'Kubernetes',
    TRUST_DOMAIN: 'cluster.local',
    ISTIO_META_CLUSTER_ID: 'Kubernetes',
    ISTIO_META_MESH_ID: 'cluster.local',
    ISTIO_META_INTERCEPTION_MODE: 'REDIRECT',
    ISTIO_META_WORKLOAD_NAME: labels.app ?? name,
    ISTIO_KUBE_APP_PROBERS: JSON.stringify(appProbers(pod)),
  };
}

/** The probes that pilot-agent passes on, since nothing from outside the mesh reaches a container itself. */
function appProbers({ spec: { containers } }: Pod): Record<string, unknown> {
  const probed = containers.flatMap((container) => {
    const { name, readinessProbe } = container;
    if (!readinessProbe?.httpGet) return [];
    const { path = '/', port } = readinessProbe.httpGet;
    const httpGet = { path, port: portNumber(container, port) };
    return [[`/app-health/${name}/readyz`, { httpGet, timeoutSeconds: 1 }] as const];
  });
  return Object.fromEntries(probed);
}

/** Asks Envoy to close its connections by and by, as the injected preStop hook does. */
export async function drainSidecar({ programs }: NodeProps, { name }: PodNetwork): Promise<void> {
  const agent = programPath(programs, 'pilot-agent');
  const request = ['request', `--debug-port=${sidecarPort}`, 'POST', 'drain'];
  await execute('ip', ['netns', 'exec', name, agent, ...request]);
}
