import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { repository } from '../../support/run-envtree';
import type { Report } from './report';
import type { Stack } from './stack';

/** Not Argo CD's own, which the cases may run. */
const namespace = 'plugin-patch';

interface Container {
  readonly name: string;
  readonly env?: readonly { readonly name: string }[];
}

interface Deployment {
  readonly spec: { readonly template: { readonly spec: { readonly containers: readonly Container[] } } };
}

/** Has the API server take the plugin's patch, by the documented command, for the repo server as Argo CD installs it. */
export async function acceptPluginPatch(stack: Stack, report: Report): Promise<void> {
  await stack.addNamespace(namespace);
  const installed = parse(
    readFileSync(stack.program('argocd-repo-server-deployment.yaml'), 'utf8'),
  ) as Deployment;
  const stopped = { ...installed, spec: { ...installed.spec, replicas: 0 } };
  const inNamespace = ['--namespace', namespace];
  await stack.kubectl.call(['apply', ...inNamespace, '-f', '-'], JSON.stringify(stopped));
  const patch = join(repository, 'deploy/argocd/repo-server-patch.yaml');
  const command = ['patch', 'deployment', 'argocd-repo-server', '--patch-file', patch, '-o', 'json'];
  const { code, stdout, stderr } = await stack.kubectl.run([...inNamespace, ...command]);
  const containers = code === 0 ? (JSON.parse(stdout) as Deployment).spec.template.spec.containers : [];
  const names = containers.map(({ name }) => name).sort();
  const isGood = JSON.stringify(names) === JSON.stringify(['argocd-repo-server', 'envtree']);
  report.check({ isGood, text: stderr || `the repo server has the containers ${names.join(', ')}` });
  const before = variablesOf(installed.spec.template.spec.containers);
  const after = variablesOf(containers);
  const added = after.filter((name) => !before.includes(name));
  const areKept = after.length === before.length + added.length;
  report.check({
    isGood: areKept && added.join() === 'ARGOCD_PAUSE_GEN_MINUTES',
    text: `of its own ${before.length} variables it keeps all, and gets ${added.join(', ')}`,
  });
}

/** The names of the repo server's own variables. */
function variablesOf(containers: readonly Container[]): string[] {
  const own = containers.find(({ name }) => name === 'argocd-repo-server');
  return (own?.env ?? []).map(({ name }) => name);
}
