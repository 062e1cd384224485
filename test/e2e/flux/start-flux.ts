import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { repository } from '../../support/run-envtree';
import type { Kubectl } from '../control-plane/kubectl';
import type { ControlPlaneProps } from '../control-plane/start-kubernetes';
import { programPath } from '../programs/programs';
import { isHealthy } from '../sandbox/is-healthy';
import { deliveryNiceness, startDaemon } from '../sandbox/start-process';
import { waitUntil } from '../sandbox/wait-until';

export const fluxNamespace = 'flux-system';

/** Where artifacts are pushed to, and pulled from. */
export const registry = '127.0.0.1:1338';

const definitions = [
  'buckets',
  'externalartifacts',
  'gitrepositories',
  'helmcharts',
  'helmrepositories',
  'kustomizations',
  'ocirepositories',
].map((name) => `flux-${name}-crd.yaml`);

/** Starts Flux's source and kustomize controllers, and an OCI registry that forgets all at its end. */
export async function startFlux(props: ControlPlaneProps, kubectl: Kubectl): Promise<void> {
  const { programs, logFolder, stateFolder } = props;
  const texts = definitions.map((name) => readFileSync(programPath(programs, name), 'utf8'));
  await kubectl.applyText(texts.join('\n---\n'));
  await kubectl.call(['create', 'namespace', fluxNamespace]);
  const start = (name: string, args: readonly string[]): void => {
    const env = { KUBECONFIG: kubectl.kubeconfig, RUNTIME_NAMESPACE: fluxNamespace, TMPDIR: stateFolder };
    startDaemon({
      name,
      command: programPath(programs, name),
      args,
      logFolder,
      env,
      niceness: deliveryNiceness,
    });
  };
  start('oci-registry', ['-port', registry.split(':')[1] ?? '']);
  const storage = join(stateFolder, 'flux-artifacts');
  mkdirSync(storage);
  const artifacts = [
    '--storage-path',
    storage,
    '--storage-addr',
    ':9790',
    '--storage-adv-addr',
    '127.0.0.1:9790',
  ];
  start('flux-source-controller', [...artifacts, '--metrics-addr', ':9781', '--health-addr', ':9782']);
  await waitUntil('the source controller is ready', isHealthy('http://127.0.0.1:9782/readyz'));
  start('flux-kustomize-controller', [
    ...exampleArguments(),
    '--metrics-addr',
    ':9791',
    '--health-addr',
    ':9792',
  ]);
  await waitUntil('the kustomize controller is ready', isHealthy('http://127.0.0.1:9792/readyz'));
}

/** What the example adds to the controller's arguments. */
function exampleArguments(): string[] {
  const path = join(repository, 'examples/flux/kustomize-controller-patch.yaml');
  return (parse(readFileSync(path, 'utf8')) as { value: string }[]).map(({ value }) => value);
}
