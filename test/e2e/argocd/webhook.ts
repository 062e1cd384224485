import { argocdServer } from './start-argocd';

export interface Push {
  readonly repositoryUrl: string;
  readonly branch: string;
  /** The branch's commit before and after it. */
  readonly before: string;
  readonly after: string;
  /** What is another in `after`. */
  readonly files: readonly string[];
}

/**
 * Tells Argo CD of a push as GitHub does. It refreshes the Applications that its files concern, and takes for all
 * others what it remembers of the commit before
 * (https://argo-cd.readthedocs.io/en/stable/operator-manual/webhook/).
 */
export async function tellOfPush({ repositoryUrl, branch, before, after, files }: Push): Promise<void> {
  const payload = {
    ref: `refs/heads/${branch}`,
    before,
    after,
    repository: { html_url: repositoryUrl, default_branch: 'main' },
    commits: [{ modified: files }],
  };
  const { ok, status } = await fetch(`http://${argocdServer}/api/webhook`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-GitHub-Event': 'push' },
    body: JSON.stringify(payload),
  });
  if (!ok) throw new Error(`Argo CD's webhook answers ${status}`);
}
