import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { repository } from '../../../support/run-envtree';
import { applicationsPath, isSynced, readApplications, type Application } from '../../argocd/applications';
import { argocdNamespace } from '../../argocd/start-argocd';
import { tellOfPush } from '../../argocd/webhook';
import type { Kubectl } from '../../control-plane/kubectl';
import { waitUntil } from '../../sandbox/wait-until';
import { GitRepository } from '../git-repository';
import type { Workspace } from '../workspace';
import type { Delivery } from './delivery';
import { Workflow } from './workflow';

/** What the examples have in its place. */
const exampleRepository = 'https://git.example.com/acme/environments.git';

/** By Argo CD and one of its examples, from a git repository that the case's folder is. */
export class DeliveryByArgocd implements Delivery {
  readonly fieldManager = 'argocd-controller';
  private readonly git: GitRepository;
  /** What CI does before Argo CD has something to apply. */
  private readonly workflow: Workflow | undefined;

  constructor(
    private readonly kubectl: Kubectl,
    private readonly workspace: Workspace,
    private readonly example: string,
  ) {
    this.git = new GitRepository(workspace.folder);
    const workflow = join(repository, 'examples', dirname(example), 'render.yaml');
    const folder = dirname(workspace.folder);
    this.workflow = existsSync(workflow) ? new Workflow(workflow, { folder, programs: {} }) : undefined;
  }

  async start(): Promise<void> {
    await this.git.create();
    await this.workflow?.run(this.git.folder);
    const text = readFileSync(join(repository, 'examples', this.example), 'utf8');
    await this.kubectl.applyText(text.replaceAll(exampleRepository, this.git.url));
    await this.untilSynced();
  }

  async deliver(): Promise<void> {
    await this.commit();
    await this.untilSynced();
  }

  /** Commits all files, and has a webhook tell Argo CD; what comes of it is up to Argo CD. */
  async commit(): Promise<void> {
    const before = await this.git.revisionOf(this.branch);
    await this.git.commit();
    await this.workflow?.run(this.git.folder);
    const after = await this.git.revisionOf(this.branch);
    const files = await this.git.changedFiles(before, after);
    await tellOfPush({ repositoryUrl: this.git.url, branch: this.branch, before, after, files });
  }

  /** Every environment with a file has its Application, no other has, and all have applied the last commit. */
  private async untilSynced(): Promise<void> {
    const environments = this.hasApplications ? this.workspace.environments : [];
    const revision = await this.git.revisionOf(this.branch);
    await waitUntil(
      'all Applications are synced',
      async () => {
        const applications = await readApplications(this.kubectl);
        const names = applications.map(({ metadata }) => metadata.name);
        const ofEnvironments = names.filter((name) => name.includes('.')).sort();
        const wanted = environments.map(applicationOf).sort();
        const areAll = JSON.stringify(ofEnvironments) === JSON.stringify(wanted);
        return names.length > 0 && areAll && applications.every((it) => isSynced(it, revision));
      },
      180,
    );
  }

  private get hasApplications(): boolean {
    return ['argocd/envtree.yaml', 'argocd/applicationset.yaml'].includes(this.example);
  }

  /** What Applications are to have applied. */
  private get branch(): string {
    return this.workflow === undefined ? 'main' : 'rendered';
  }

  async end(): Promise<void> {
    const all = ['--all', '--namespace', argocdNamespace, '--wait=false'];
    await this.kubectl.call(['delete', 'applicationsets.argoproj.io', '--cascade=orphan', ...all]);
    // The one that would bring back the others goes first.
    await this.deleteApplications(({ metadata }) => !metadata.name.includes('.'));
    await this.deleteApplications(() => true);
  }

  /** Without what they manage, which their finalizers would take along. */
  private async deleteApplications(isMeant: (application: Application) => boolean): Promise<void> {
    const read = async (): Promise<string[]> =>
      (await readApplications(this.kubectl)).filter(isMeant).map(({ metadata }) => metadata.name);
    const names = await read();
    if (names.length === 0) return;
    for (const name of names) {
      const change = { metadata: { finalizers: null } };
      // One that was being deleted may be gone.
      await this.kubectl.api.patch(`${applicationsPath}/${name}`, change).catch(() => undefined);
    }
    const some = ['applications.argoproj.io', ...names, '--namespace', argocdNamespace];
    await this.kubectl.call(['delete', ...some, '--ignore-not-found', '--wait=false']);
    await waitUntil('the Applications are gone', async () => (await read()).length === 0);
  }
}

/** The Application of an environment whose levels are split by dots. */
export function applicationOf(environment: string): string {
  return `envtree.${environment.replaceAll('-', '--').replaceAll('.', '-')}`;
}

/** Throws unless the case is delivered by Argo CD. */
export function requireArgocd(delivery: Delivery): DeliveryByArgocd {
  if (delivery instanceof DeliveryByArgocd) return delivery;
  throw new Error('Only a case that Argo CD delivers has this step');
}
