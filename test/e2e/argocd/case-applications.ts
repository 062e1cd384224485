import type { Kubectl } from '../control-plane/kubectl';
import { comesTrue, waitUntil } from '../sandbox/wait-until';
import { applicationsPath, hasCompared, isAtRest, refreshHard, type Application } from './applications';
import { argocdNamespace, pollingSeconds } from './start-argocd';

/** The Applications of one case, by its name: all cases have one Argo CD, and the examples' names are always the same. */
export class CaseApplications {
  constructor(
    private readonly kubectl: Kubectl,
    private readonly name: string,
  ) {}

  /** The case's own name of what the examples, and with them its steps, call `envtree.dev-one`. */
  nameOf(said: string): string {
    return said.replace(/^envtree(?=$|[.-])/, this.name);
  }

  /** An example's manifests with the case's names; the plugin is `envtree` as well, and stays. */
  rename(text: string): string {
    return text
      .replaceAll(/^( {2}name: )envtree\b/gm, `$1${this.name}`)
      .replaceAll('name: envtree.{{', `name: ${this.name}.{{`);
  }

  /** The Application of an environment whose levels are split by dots. */
  ofEnvironment(environment: string): string {
    return this.nameOf(`envtree.${environment.replaceAll('-', '--').replaceAll('.', '-')}`);
  }

  async read(): Promise<Application[]> {
    const all = await this.kubectl.api.list<Application>({ path: applicationsPath });
    return all.filter(({ metadata: { name } }) => this.isRoot(name) || this.isOfEnvironment(name));
  }

  isRoot(name: string): boolean {
    return name === this.name || name === `${this.name}-routing`;
  }

  isOfEnvironment(name: string): boolean {
    return name.startsWith(`${this.name}.`);
  }

  /** Whether an environment's Application is made of one of these files: its own, or one of those above it. */
  isConcerned(name: string, files: readonly string[]): boolean {
    return files.some((file) => {
      const [, environment] = /^envs\/(.*)\.yaml$/.exec(file) ?? [];
      if (environment === undefined) return file === 'envtree.yaml';
      const changed = this.ofEnvironment(environment);
      return name === changed || name.startsWith(`${changed}-`);
    });
  }

  /** Has Argo CD render and compare all of them anew, whatever it remembers; resolves when that is done. */
  async refreshHard(): Promise<void> {
    const names = (await this.read()).map(({ metadata }) => metadata.name);
    await refreshHard(this.kubectl, names);
  }

  /**
   * Until Argo CD has looked at each of them once more, and has done what it found to do; no longer than for two rounds,
   * since one that cannot be carried out is tried for ever.
   */
  async untilLookedAt(since: number): Promise<void> {
    const areDone = async (): Promise<boolean> => {
      const applications = await this.read();
      const compared = applications.filter((it) => hasCompared(it, since));
      return compared.length > 0 && applications.every((it) => compared.includes(it) || isAtRest(it));
    };
    await comesTrue(areDone, 2 * pollingSeconds);
  }

  /** Without what they manage. The one that would bring back the others goes first. */
  async delete(): Promise<void> {
    await this.deleteSome((name) => this.isRoot(name));
    await this.deleteSome(() => true);
  }

  private async deleteSome(isMeant: (name: string) => boolean): Promise<void> {
    const read = async (): Promise<string[]> =>
      (await this.read()).map(({ metadata }) => metadata.name).filter(isMeant);
    const names = await read();
    if (names.length === 0) return;
    for (const name of names) {
      // Their finalizers would take along what they manage. One that was being deleted may be gone.
      const change = { metadata: { finalizers: null } };
      await this.kubectl.api.patch(`${applicationsPath}/${name}`, change).catch(() => undefined);
    }
    const some = ['applications.argoproj.io', ...names, '--namespace', argocdNamespace];
    await this.kubectl.call(['delete', ...some, '--ignore-not-found', '--wait=false']);
    await waitUntil('the Applications are gone', async () => (await read()).length === 0);
  }
}
