import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
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
  report.title('The example and every scenario are accepted by the API server and by Istio');
  const rendered = readdirSync(scenarios)
    .sort()
    .map((name) => ({ name, path: join(scenarios, name, 'rendered.yaml') }))
    .filter(({ path }) => existsSync(path));
  const example = { name: 'the example', text: runEnvtree(repository, 'render').stdout };
  const texts = [example, ...rendered.map(({ name, path }) => ({ name, text: readFileSync(path, 'utf8') }))];
  for (const namespace of new Set(texts.flatMap(({ text }) => namespacesOf(text)))) {
    await stack.addNamespace(namespace);
  }
  for (const { name, text } of texts) {
    const apply = ['apply', '--server-side', '--validate=strict', '--dry-run=server', '-f', '-'];
    const { code, stdout, stderr } = await stack.kubectl.run(apply, text);
    const said = stderr.split('\n').filter((line) => line !== '' && !standing.test(line));
    const isGood = code === 0 && said.length === 0 && stdout !== '';
    report.check({ isGood, text: [name, ...said].join('\n      ') });
  }
}

function namespacesOf(text: string): string[] {
  const manifests = parseAllDocuments(text).map((document) => document.toJS() as Manifest);
  return manifests.map(({ metadata }) => metadata.namespace ?? 'default');
}
