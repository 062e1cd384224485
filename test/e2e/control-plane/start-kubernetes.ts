import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { programPath, type Programs } from '../programs/programs';
import { nodeAddress, serviceNetwork } from '../sandbox/prepare-sandbox';
import { startDaemon } from '../sandbox/start-process';
import { waitUntil } from '../sandbox/wait-until';
import { ApiClient } from './api-client';
import { Kubectl } from './kubectl';

export interface ControlPlaneProps {
  readonly programs: Programs;
  readonly logFolder: string;
  /** Everything that is only for this run. */
  readonly stateFolder: string;
}

export const apiServer = `https://${nodeAddress}:6443`;
const token = 'envtree-e2e';

/** The controllers that turn workloads into pods, and pods into endpoints. */
const controllers = [
  'deployment-controller',
  'replicaset-controller',
  'statefulset-controller',
  'endpointslice-controller',
  'namespace-controller',
  'serviceaccount-controller',
  'garbage-collector-controller',
  'pod-garbage-collector-controller',
];

/** Starts etcd, the API server, the controllers and a node's proxy, with one node; gives the kubectl that is its administrator. */
export async function startKubernetes(props: ControlPlaneProps): Promise<Kubectl> {
  const { programs, stateFolder } = props;
  const kubeconfig = writeKubeconfig(stateFolder);
  startEtcd(props);
  startApiServer(props);
  const api = new ApiClient({ server: apiServer, token });
  const kubectl = new Kubectl(programPath(programs, 'kubectl'), kubeconfig, api);
  await waitUntil('the API server is ready', () => api.isReady());
  startControllers(props, kubeconfig);
  await addNode(kubectl);
  startProxy(props, kubeconfig);
  return kubectl;
}

function startEtcd({ programs, logFolder, stateFolder }: ControlPlaneProps): void {
  const args = ['--data-dir', join(stateFolder, 'etcd'), '--unsafe-no-fsync'];
  startDaemon({ name: 'etcd', command: programPath(programs, 'etcd'), args, logFolder });
}

function startApiServer({ programs, logFolder, stateFolder }: ControlPlaneProps): void {
  const key = join(stateFolder, 'service-account.key');
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  writeFileSync(key, privateKey.export({ type: 'pkcs1', format: 'pem' }));
  const tokens = join(stateFolder, 'tokens.csv');
  writeFileSync(tokens, `${token},administrator,1,"system:masters"\n`);
  const args = [
    '--etcd-servers=http://127.0.0.1:2379',
    `--service-cluster-ip-range=${serviceNetwork}`,
    `--cert-dir=${join(stateFolder, 'apiserver')}`,
    `--bind-address=${nodeAddress}`,
    `--advertise-address=${nodeAddress}`,
    '--secure-port=6443',
    `--token-auth-file=${tokens}`,
    '--authorization-mode=RBAC',
    `--service-account-issuer=${apiServer}`,
    `--service-account-signing-key-file=${key}`,
    `--service-account-key-file=${key}`,
    // The node is never ready, since no kubelet says so.
    '--disable-admission-plugins=TaintNodesByCondition',
  ];
  startDaemon({
    name: 'kube-apiserver',
    command: programPath(programs, 'kube-apiserver'),
    args,
    logFolder,
  });
}

function startControllers({ programs, logFolder, stateFolder }: ControlPlaneProps, kubeconfig: string): void {
  const args = [
    `--kubeconfig=${kubeconfig}`,
    '--leader-elect=false',
    `--service-account-private-key-file=${join(stateFolder, 'service-account.key')}`,
    `--controllers=${controllers.join(',')}`,
  ];
  const command = programPath(programs, 'kube-controller-manager');
  startDaemon({ name: 'kube-controller-manager', command, args, logFolder });
}

/** The one node that all pods are on; kube-proxy waits for half a minute if that has no address. */
async function addNode(kubectl: Kubectl): Promise<void> {
  await kubectl.apply([{ apiVersion: 'v1', kind: 'Node', metadata: { name: 'node' } }]);
  const status = { addresses: [{ type: 'InternalIP', address: nodeAddress }] };
  await kubectl.call([
    'patch',
    'node',
    'node',
    '--subresource=status',
    '--patch',
    JSON.stringify({ status }),
  ]);
}

/** Leads a Service's address to its pods, for those that have no sidecar to do it. */
function startProxy({ programs, logFolder }: ControlPlaneProps, kubeconfig: string): void {
  writeFileSync('/proc/sys/net/ipv4/ip_forward', '1');
  const args = [
    `--kubeconfig=${kubeconfig}`,
    '--hostname-override=node',
    '--proxy-mode=iptables',
    // All pods are on one bridge, where an answer would not come back by way of the node.
    '--masquerade-all',
    // The machine's, not the sandbox's.
    '--conntrack-max-per-core=0',
  ];
  startDaemon({ name: 'kube-proxy', command: programPath(programs, 'kube-proxy'), args, logFolder });
}

function writeKubeconfig(folder: string): string {
  const path = join(folder, 'kubeconfig');
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': 'e2e',
    clusters: [{ name: 'e2e', cluster: { server: apiServer, 'insecure-skip-tls-verify': true } }],
    users: [{ name: 'e2e', user: { token } }],
    contexts: [{ name: 'e2e', context: { cluster: 'e2e', user: 'e2e' } }],
  };
  writeFileSync(path, JSON.stringify(config));
  return path;
}
