import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Kubectl } from '../control-plane/kubectl';
import type { ControlPlaneProps } from '../control-plane/start-kubernetes';
import { programPath } from '../programs/programs';
import { isHealthy } from '../sandbox/is-healthy';
import { deliveryNiceness, startDaemon } from '../sandbox/start-process';
import { waitUntil } from '../sandbox/wait-until';

export const argocdNamespace = 'argocd';

/** How long the controller gives a plugin; 60 s by default, too long to wait for. */
export const pluginDeadlineSeconds = 15;

/** How often Argo CD asks git beside being told, where environments are few; two to three minutes by default. */
export const pollingSeconds = 5;

/** The same for any number: each Application is compared each time, and hundreds would keep the controller busy. */
export function pollingSecondsFor(environments: number): number {
  return environments > 100 ? 180 : pollingSeconds;
}

const partOf = { 'app.kubernetes.io/part-of': 'argocd' };

function configMap(name: string): object {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name, namespace: argocdNamespace, labels: partOf },
  };
}

/** What an installation has; all settings are the defaults but for what is said above. */
const settings = [
  ...[
    'argocd-cm',
    'argocd-rbac-cm',
    'argocd-gpg-keys-cm',
    'argocd-ssh-known-hosts-cm',
    'argocd-tls-certs-cm',
  ].map((name) => configMap(name)),
  {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'argocd-secret', namespace: argocdNamespace, labels: partOf },
    stringData: { 'server.secretkey': 'e2e' },
  },
  {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AppProject',
    metadata: { name: 'default', namespace: argocdNamespace },
    spec: {
      sourceRepos: ['*'],
      destinations: [{ namespace: '*', server: '*' }],
      clusterResourceWhitelist: [{ group: '*', kind: '*' }],
    },
  },
];

export interface ArgocdProps extends ControlPlaneProps {
  /** Where plugins have their sockets. */
  readonly pluginFolder: string;
  /** How often it asks git beside being told. */
  readonly pollingSeconds: number;
}

/** Starts Argo CD's controllers and servers; which plugins there are is up to their sockets. */
export async function startArgocd(props: ArgocdProps, kubectl: Kubectl): Promise<void> {
  const paths = ['application', 'appproject', 'applicationset'].map((name) =>
    programPath(props.programs, `argocd-${name}-crd.yaml`),
  );
  await kubectl.applyText(paths.map((path) => readFileSync(path, 'utf8')).join('\n---\n'));
  await kubectl.call(['create', 'namespace', argocdNamespace]);
  const text = settings.map((object) => JSON.stringify(object)).join('\n');
  const apply = ['apply', '--server-side', '-f', '-'];
  await waitUntil("Argo CD's kinds are served", async () => (await kubectl.run(apply, text)).code === 0);
  startDaemon({
    name: 'redis',
    command: 'redis-server',
    args: ['--port', '6379', '--bind', '127.0.0.1', '--save', ''],
    logFolder: props.logFolder,
  });
  startRepoServer(props);
  startControllers(props, kubectl.kubeconfig);
  await startServer(props, kubectl.kubeconfig);
}

const redis = ['--redis', '127.0.0.1:6379'];
const repoServerAddress = '127.0.0.1:8181';
const repoServer = ['--repo-server', repoServerAddress, '--repo-server-plaintext'];

function clusterArguments(kubeconfig: string): string[] {
  return ['--kubeconfig', kubeconfig, '--namespace', argocdNamespace];
}

function clusterEnvironment(kubeconfig: string): Readonly<Record<string, string>> {
  return { KUBECONFIG: kubeconfig, ARGOCD_FAKE_IN_CLUSTER: 'true' };
}

function startRepoServer(props: ArgocdProps): void {
  const folder = join(props.stateFolder, 'repo-server');
  mkdirSync(folder);
  const args = [...redis, '--disable-tls', '--port', '8181', '--metrics-port', '8284'];
  const env = {
    ARGOCD_PLUGINSOCKFILEPATH: props.pluginFolder,
    ARGOCD_GPG_ENABLED: 'false',
    // The patch that installs the plugin says five.
    ARGOCD_PAUSE_GEN_MINUTES: '1',
    TMPDIR: folder,
    KUBECONFIG: join(props.stateFolder, 'kubeconfig'),
  };
  // A branch is asked for anew at each poll; an ApplicationSet would otherwise know it for three minutes.
  const cache = ['--revision-cache-expiration', `${props.pollingSeconds}s`];
  start(props, { name: 'argocd-repo-server', args: [...args, ...cache], env });
}

function startControllers(props: ArgocdProps, kubeconfig: string): void {
  const polling = {
    ARGOCD_RECONCILIATION_TIMEOUT: `${props.pollingSeconds}s`,
    ARGOCD_RECONCILIATION_JITTER: '0s',
  };
  const env = { ...clusterEnvironment(kubeconfig), ...polling };
  const common = clusterArguments(kubeconfig);
  const deadline = ['--repo-server-timeout-seconds', `${pluginDeadlineSeconds}`];
  const application = [...redis, ...repoServer, ...common, ...deadline, '--metrics-port', '8282'];
  start(props, { name: 'argocd-application-controller', args: application, env });
  const addresses = ['--metrics-addr', ':8286', '--probe-addr', ':8287', '--webhook-addr', ':7000'];
  const applicationSet = ['--argocd-repo-server', ...repoServer.slice(1), ...common, ...addresses];
  const requeue = { ARGOCD_APPLICATIONSET_CONTROLLER_REQUEUE_AFTER: `${props.pollingSeconds}s` };
  const name = 'argocd-applicationset-controller';
  start(props, { name, args: applicationSet, env: { ...env, ...requeue } });
}

/** What its UI, its command and webhooks talk to. */
export const argocdServer = '127.0.0.1:8180';

async function startServer(props: ArgocdProps, kubeconfig: string): Promise<void> {
  const [, port = ''] = argocdServer.split(':');
  const open = ['--insecure', '--disable-auth', '--port', port, '--metrics-port', '8283'];
  const args = [...open, ...redis, ...repoServer, ...clusterArguments(kubeconfig)];
  start(props, { name: 'argocd-server', args, env: clusterEnvironment(kubeconfig) });
  await waitUntil("Argo CD's server is healthy", isHealthy(`http://${argocdServer}/healthz`));
}

interface Component {
  readonly name: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** All of Argo CD is one program, which does what its name says. */
function start({ programs, logFolder }: ArgocdProps, { name, args, env }: Component): void {
  const command = programPath(programs, 'argocd');
  const niceness = deliveryNiceness;
  startDaemon({ name, command, args, logFolder, niceness, env: { ...env, ARGOCD_BINARY_NAME: name } });
}
