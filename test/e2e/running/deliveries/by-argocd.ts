import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { repository } from '../../../support/run-envtree';
import { isSynced, type Application } from '../../argocd/applications';
import { CaseApplications } from '../../argocd/case-applications';
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
  readonly applications: CaseApplications;
  private readonly git: GitRepository;
  /** The files of commits that not all have applied yet. */
  private readonly undelivered = new Set<string>();
  /** What CI does before Argo CD has something to apply. */
  private readonly workflow: Workflow | undefined;

  constructor(
    private readonly kubectl: Kubectl,
    private readonly workspace: Workspace,
    private readonly example: string,
  ) {
    this.git = new GitRepository(workspace.folder);
    this.applications = new CaseApplications(kubectl, workspace.name);
    const workflow = join(repository, 'examples', dirname(example), 'render.yaml');
    const folder = dirname(workspace.folder);
    this.workflow = existsSync(workflow) ? new Workflow(workflow, { folder, programs: {} }) : undefined;
  }

  async start(): Promise<void> {
    await this.git.create();
    await this.workflow?.run(this.git.folder);
    const text = readFileSync(join(repository, 'examples', this.example), 'utf8');
    const ours = this.applications.rename(text.replaceAll(exampleRepository, this.git.url));
    await this.kubectl.applyText(ours);
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
    for (const file of files) this.undelivered.add(file);
    await tellOfPush({ repositoryUrl: this.git.url, branch: this.branch, before, after, files });
  }

  /**
   * Every environment with a file has its Application, no other has, and all that the files concern have applied the last
   * commit; the others see it when they ask git again.
   */
  private async untilSynced(): Promise<void> {
    const environments = this.hasApplications ? this.workspace.environments : [];
    const wanted = environments.map((name) => this.applications.ofEnvironment(name)).sort();
    const revision = await this.git.revisionOf(this.branch);
    const isConcerned = ({ metadata: { name } }: Application): boolean =>
      this.applications.isRoot(name) || this.applications.isConcerned(name, [...this.undelivered]);
    await waitUntil(
      'all Applications are synced',
      async () => {
        const applications = await this.applications.read();
        const names = applications.map(({ metadata }) => metadata.name);
        const ofEnvironments = names.filter((name) => this.applications.isOfEnvironment(name)).sort();
        const areAll = JSON.stringify(ofEnvironments) === JSON.stringify(wanted);
        const isDone = (it: Application): boolean => isSynced(it, isConcerned(it) ? revision : undefined);
        return names.length > 0 && areAll && applications.every(isDone);
      },
      // Two hundred Applications take their time on two cores.
      180 + environments.length,
    );
    this.undelivered.clear();
  }

  private get hasApplications(): boolean {
    return ['argocd/envtree.yaml', 'argocd/applicationset.yaml'].includes(this.example);
  }

  /** What Applications are to have applied. */
  private get branch(): string {
    return this.workflow === undefined ? 'main' : 'rendered';
  }

  async end(): Promise<void> {
    const set = ['applicationsets.argoproj.io', this.applications.nameOf('envtree-workloads')];
    const orphaned = ['--cascade=orphan', '--wait=false', '--ignore-not-found'];
    await this.kubectl.call(['delete', ...set, '--namespace', argocdNamespace, ...orphaned]);
    await this.applications.delete();
  }
}

/** Throws unless the case is delivered by Argo CD. */
export function requireArgocd(delivery: Delivery): DeliveryByArgocd {
  if (delivery instanceof DeliveryByArgocd) return delivery;
  throw new Error('Only a case that Argo CD delivers has this step');
}
