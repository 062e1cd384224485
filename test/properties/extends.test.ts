/** What a root extends is as if it stood in its own file. */
import fc from 'fast-check';
import { hasErrors } from '../../src/core/diagnostics/diagnostic';
import { mergeSpecifications } from '../../src/core/services/merge-specification';
import { planEnvironments } from '../../src/core/plan-environments';
import { arbitraryTree } from './arbitrary-tree';
import { filesOf, renderFiles, type TextFile } from './render-tree';
import type { Tree } from './tree';

interface Content {
  readonly extends?: string;
  readonly services: Readonly<Record<string, object>>;
}

/** The files of `tree` where each root extends the one before, if its turn says so, or has that written out. */
function filesBothWays(
  tree: Tree,
  turns: readonly boolean[],
): { extended: TextFile[]; writtenOut: TextFile[] } {
  const files = filesOf(tree);
  const extended = new Map(files.map(({ path, text }) => [path, text]));
  const writtenOut = new Map(extended);
  const roots = tree.environments
    .map(({ name }) => name)
    .filter((name) => !name.includes(tree.settings.splitter));
  roots.slice(1).forEach((name, index) => {
    if (!turns[index]) return;
    const [path, base] = [`envs/${name}.yaml`, roots[index] ?? ''];
    const own = { ...read(extended, path), services: withVariable(read(extended, path).services, name) };
    const { services: above } = read(writtenOut, `envs/${base}.yaml`);
    const names = [...Object.keys(above), ...Object.keys(own.services)];
    const services = Object.fromEntries(
      names.map((service) => [
        service,
        mergeSpecifications(above[service] ?? {}, own.services[service] ?? {}),
      ]),
    );
    extended.set(path, `${JSON.stringify({ ...own, extends: base })}\n`);
    writtenOut.set(path, `${JSON.stringify({ ...own, services })}\n`);
    for (const below of files.filter((file) =>
      file.path.startsWith(`envs/${name}${tree.settings.splitter}`),
    )) {
      const settled = `${JSON.stringify(withoutNew(read(extended, below.path), names))}\n`;
      extended.set(below.path, settled);
      writtenOut.set(below.path, settled);
    }
  });
  return { extended: toFiles(extended), writtenOut: toFiles(writtenOut) };
}

function read(files: ReadonlyMap<string, string>, path: string): Content {
  return JSON.parse(files.get(path) ?? '') as Content;
}

/** So that something is merged; a port stays the base's. */
function withVariable(services: Content['services'], name: string): Content['services'] {
  const entries = Object.entries(services).map(([service, specification]) => [
    service,
    { ...specification, env: { [name.toUpperCase()]: name } },
  ]);
  return Object.fromEntries(entries) as Content['services'];
}

/** What the root has now is not new below it. */
function withoutNew(content: Content, names: readonly string[]): Content {
  const entries = Object.entries(content.services).map(([service, specification]) => [
    service,
    { ...specification, ...(names.includes(service) && { new: undefined }) },
  ]);
  return { ...content, services: Object.fromEntries(entries) as Content['services'] };
}

function toFiles(files: ReadonlyMap<string, string>): TextFile[] {
  return [...files].map(([path, text]) => ({ path, text }));
}

const anything = fc.tuple(arbitraryTree(), fc.tuple(fc.boolean(), fc.boolean()));

test('a root that extends another one renders as if that was written out in it', () => {
  const property = fc.property(anything, ([tree, turns]) => {
    const { extended, writtenOut } = filesBothWays(tree, turns);
    expect(renderFiles(extended).manifests).toEqual(renderFiles(writtenOut).manifests);
  });
  fc.assert(property, { numRuns: 200 });
});

test('it never answers for the one that it extends, nor the other way round', () => {
  const property = fc.property(anything, ([tree, turns]) => {
    const { plan, diagnostics } = planEnvironments(filesBothWays(tree, turns).extended);
    fc.pre(!hasErrors(diagnostics));
    const { splitter } = tree.settings;
    const owned = plan.answers.flatMap(({ answers }) =>
      answers.filter(({ environment }) => environment !== null),
    );
    const foreign = owned.filter(({ environment, answeredBy }) =>
      answeredBy.some((other) => other.split(splitter)[0] !== environment?.split(splitter)[0]),
    );
    expect(foreign.filter(({ reason }) => reason.type === 'owner')).toEqual([]);
  });
  fc.assert(property, { numRuns: 200 });
});
