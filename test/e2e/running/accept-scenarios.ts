import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import type { Manifest } from '../../support/manifests';
import { repository, runEnvtree } from '../../support/run-envtree';
import type { Report } from './report';
import type { Stack } from './stack';

const scenarios = join(__dirname, '../../scenarios');

/** Istio says so of every EnvoyFilter. */
const standing = /^Warning: EnvoyFilter exposes internal implementation details/;

/**
 * Has the API server take what the example and every scenario render, with strict field validation and Istio's own webhook, as a
 * server-side dry run: without an error, and without a warning but the one for EnvoyFilters.
 */
export async function acceptScenarios(stack: Stack, report: Report): Promise<void> {
  const rendered = readdirSync(scenarios)
    .sort()
    .map((name) => ({ name, path: join(scenarios, name, 'rendered.yaml') }))
    .filter(({ path }) => existsSync(path));
  const example = { name: 'the example', text: runEnvtree(repository, 'render').stdout };
  const texts = [example, ...rendered.map(({ name, path }) => ({ name, text: readFileSync(path, 'utf8') }))];
  const namespaces = [...new Set(texts.flatMap(({ text }) => namespacesOf(text)))];
  await Promise.all(namespaces.map((namespace) => stack.addNamespace(namespace)));
  const served = await servedVersions(stack);
  const findings = texts.map(async ({ name, text }) => ({
    name,
    ...(await accept(stack, ofVersions(served, text))),
  }));
  for (const { name, isGood, said } of await Promise.all(findings)) {
    report.check({ isGood, text: [name, ...said].join('\n      ') });
  }
}

/** What comes with an environment may be of kinds that controllers define which are not here, as an ExternalSecret. */
function ofVersions(served: ReadonlySet<string>, text: string): string {
  const documents = text.split(/^---\n/m);
  return documents.filter((document) => served.has((parse(document) as Manifest).apiVersion)).join('---\n');
}

async function servedVersions(stack: Stack): Promise<ReadonlySet<string>> {
  const { stdout } = await stack.kubectl.run(['api-versions'], '');
  return new Set(stdout.split('\n'));
}

async function accept(stack: Stack, text: string): Promise<{ isGood: boolean; said: readonly string[] }> {
  const apply = ['apply', '--server-side', '--validate=strict', '--dry-run=server', '-f', '-'];
  const { code, stdout, stderr } = await stack.kubectl.run(apply, text);
  const said = stderr.split('\n').filter((line) => line !== '' && !standing.test(line));
  return { isGood: code === 0 && said.length === 0 && stdout !== '', said };
}

function namespacesOf(text: string): string[] {
  const manifests = parseAllDocuments(text).map((document) => document.toJS() as Manifest);
  return manifests.map(({ metadata }) => metadata.namespace ?? 'default');
}
