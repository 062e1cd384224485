import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { repository } from '../../../support/run-envtree';
import type { Kubectl } from '../../control-plane/kubectl';
import { fluxNamespace, registry } from '../../flux/start-flux';
import { waitUntil } from '../../sandbox/wait-until';
import { GitRepository } from '../git-repository';
import type { Workspace } from '../workspace';
import type { Delivery } from './delivery';
import { Workflow } from './workflow';

/** What the example has in its place. */
const exampleRegistry = 'ghcr.io/acme';

const inNamespace = `namespaces/${fluxNamespace}`;
const kustomizations = `/apis/kustomize.toolkit.fluxcd.io/v1/${inNamespace}/kustomizations`;
const source = `/apis/source.toolkit.fluxcd.io/v1/${inNamespace}/ocirepositories/envtree`;

interface Kustomization {
  readonly metadata: { readonly name: string; readonly generation: number };
  readonly status?: {
    readonly lastAppliedRevision?: string;
    readonly lastAttemptedRevision?: string;
    readonly observedGeneration?: number;
    readonly conditions?: readonly { readonly type: string; readonly status: string }[];
  };
}

interface Source {
  readonly status?: {
    readonly artifact?: {
      readonly revision: string;
      readonly metadata?: Readonly<Record<string, string>>;
    };
  };
}

/** By Flux: by the workflow of its example and by its manifests, from a registry of artifacts. */
export class DeliveryByFlux implements Delivery {
  readonly fieldManager = 'kustomize-controller';
  private readonly git: GitRepository;
  private readonly workflow: Workflow;
  private readonly folder: string;

  constructor(
    private readonly kubectl: Kubectl,
    workspace: Workspace,
    { example, flux }: { readonly example: string; readonly flux: string },
  ) {
    this.git = new GitRepository(workspace.folder);
    this.folder = join(repository, 'examples', example);
    this.workflow = new Workflow(join(this.folder, 'publish.yaml'), {
      folder: dirname(workspace.folder),
      programs: { flux },
      adapt: (command) =>
        command
          .replace(exampleRegistry, registry)
          .replace('push artifact', 'push artifact --insecure-registry'),
    });
  }

  async start(): Promise<void> {
    await this.git.create();
    await this.workflow.run(this.git.folder);
    const text = readFileSync(join(this.folder, 'envtree.yaml'), 'utf8').replaceAll(
      exampleRegistry,
      registry,
    );
    await this.kubectl.applyText(text.replace('  url: oci:', '  insecure: true\n  url: oci:'));
    await this.untilApplied();
  }

  async deliver(): Promise<void> {
    await this.git.commit();
    await this.workflow.run(this.git.folder);
    // As a webhook does; Flux asks by itself as often as `interval` says.
    const now = `reconcile.fluxcd.io/requestedAt=${Date.now()}`;
    const source = ['ocirepositories.source.toolkit.fluxcd.io', 'envtree', '--namespace', fluxNamespace];
    await this.kubectl.call(['annotate', ...source, '--overwrite', now]);
    await this.untilApplied();
  }

  private async untilApplied(): Promise<void> {
    const revision = await this.git.revisionOf('HEAD');
    await waitUntil('all Kustomizations have applied the last commit', () => this.isApplied(revision));
  }

  private async isApplied(revision: string): Promise<boolean> {
    const items = await this.kubectl.api.list<Kustomization>({ path: kustomizations });
    const { artifact } = (await this.kubectl.api.get<Source>(source)).status ?? {};
    const commit = artifact?.metadata?.['org.opencontainers.image.revision'] ?? '';
    return commit.endsWith(revision) && items.every((it) => hasApplied(it, artifact?.revision));
  }

  async end(): Promise<void> {
    const all = ['--all', '--namespace', fluxNamespace];
    await this.kubectl.call(['delete', 'kustomizations.kustomize.toolkit.fluxcd.io', ...all]);
    await this.kubectl.call(['delete', 'ocirepositories.source.toolkit.fluxcd.io', ...all]);
  }
}

/** With a workload that never gets ready, the workloads' is applied, and says that it waits. */
function hasApplied({ metadata, status = {} }: Kustomization, revision: string | undefined): boolean {
  if (metadata.name === 'envtree-workloads') return status.lastAttemptedRevision === revision;
  const isReady =
    status.conditions?.some(({ type, status: is }) => type === 'Ready' && is === 'True') ?? false;
  const isCurrent = status.observedGeneration === metadata.generation;
  return isReady && isCurrent && status.lastAppliedRevision === revision;
}
