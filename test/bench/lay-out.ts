import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { chartValues } from './chart-values';
import type { GeneratedTree } from './generated-tree';

export const repository = join(__dirname, '../..');

/** The folders of one size, each as its program reads it. */
export interface Layout {
  readonly envtree: string;
  readonly chart: string;
  readonly kustomize: string;
  readonly cdk8s: string;
}

/** What envtree has rendered, the same objects in the same order. */
export interface Rendered {
  readonly json: string;
  readonly yaml: string;
}

/** Writes the tree as env files in a git repository, and as a chart; those made of manifests come afterwards. */
export function layOut(folder: string, tree: GeneratedTree): Layout {
  rmSync(folder, { recursive: true, force: true });
  const [envtree = '', chart = '', kustomize = '', cdk8s = ''] = [
    'envtree',
    'chart',
    'kustomize',
    'cdk8s',
  ].map((name) => join(folder, name));
  writeFiles(envtree, tree.files);
  commitOnMain(envtree, tree);
  cpSync(join(__dirname, 'chart'), chart, { recursive: true });
  writeFiles(chart, { 'values.yaml': chartValues(tree) });
  return { envtree, chart, kustomize, cdk8s };
}

/** The objects as resources of a kustomization, a file a service, and as a cdk8s app. */
export function layOutManifests({ kustomize, cdk8s }: Layout, { json, yaml }: Rendered): void {
  const files = new Map<string, string[]>();
  for (const document of yaml.split(/^---\n/m)) {
    const [, service = 'tags'] = /^ {4}app\.kubernetes\.io\/name: (.*)$/m.exec(document) ?? [];
    const path = `resources/${service}.yaml`;
    files.set(path, [...(files.get(path) ?? []), document]);
  }
  const resources = [...files.keys()].sort().map((path) => `  - ${path}\n`);
  writeFiles(kustomize, {
    ...Object.fromEntries([...files].map(([path, documents]) => [path, documents.join('---\n')])),
    'kustomization.yaml': `resources:\n${resources.join('')}`,
  });
  cpSync(join(__dirname, 'cdk8s-app'), cdk8s, { recursive: true });
  writeFiles(cdk8s, { 'objects.jsonl': json });
  symlinkSync(join(repository, 'node_modules'), join(cdk8s, 'node_modules'));
}

function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** The tree, one commit after a main branch on which the last environment is still another image's. */
function commitOnMain(folder: string, { files }: GeneratedTree): void {
  const author = ['-c', 'user.name=bench', '-c', 'user.email=bench@example.com'];
  const git = (...args: readonly string[]): void => {
    execFileSync('git', ['-C', folder, ...author, ...args], { stdio: ['ignore', 'ignore', 'inherit'] });
  };
  const [path = '', text = ''] = Object.entries(files).at(-1) ?? [];
  writeFiles(folder, { [path]: text.replace(/image: (\S+)/, 'image: $1-before') });
  git('init', '--quiet', '--initial-branch', 'main');
  git('add', '.');
  git('commit', '--quiet', '--message', 'The tree');
  git('checkout', '--quiet', '-b', 'branch');
  writeFiles(folder, { [path]: text });
  git('commit', '--quiet', '--all', '--message', 'A change');
}
