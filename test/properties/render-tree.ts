import { synthesize } from '../../src/constructs/synthesize';
import { hasErrors, type Diagnostic } from '../../src/core/diagnostics/diagnostic';
import { planEnvironments } from '../../src/core/plan-environments';
import type { Manifest } from '../support/manifests';
import type { Tree, TreeEnvironment } from './tree';

export interface TextFile {
  readonly path: string;
  readonly text: string;
}

export interface RenderedTree {
  /** Undefined where there are errors. */
  readonly manifests: readonly Manifest[] | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** What envtree makes of a tree. */
export function renderTree(tree: Tree): RenderedTree {
  return renderFiles(filesOf(tree));
}

export function renderFiles(files: readonly TextFile[]): RenderedTree {
  const { plan, diagnostics } = planEnvironments(files);
  if (hasErrors(diagnostics)) return { manifests: undefined, diagnostics };
  return { manifests: synthesize(plan).flatMap(({ manifests }) => manifests), diagnostics };
}

/** The files that a user would have written; JSON is YAML. */
export function filesOf(tree: Tree): TextFile[] {
  const { saysDefault, ...settings } = tree.settings;
  const roots = new Set(tree.environments.map(({ name }) => name.split(settings.splitter)[0]));
  const isNeeded = saysDefault || roots.size > 1;
  return [
    {
      path: 'envtree.yaml',
      text: `${JSON.stringify({ ...settings, ...(isNeeded && { default: tree.defaultEnvironment }) })}\n`,
    },
    ...tree.environments.map((environment) => ({
      path: `envs/${environment.name}.yaml`,
      text: `${JSON.stringify(fileOf(environment, tree))}\n`,
    })),
  ];
}

function fileOf({ name, namespace, isolation, services }: TreeEnvironment, tree: Tree): object {
  const specifications = services.map((service) => {
    const isTopmost = !tree.environments.some(
      (other) => name.startsWith(other.name + tree.settings.splitter) && other.services.includes(service),
    );
    const isNew = isTopmost && name.includes(tree.settings.splitter);
    const image = `acme/${service}:${name.length.toString()}`;
    const address = isDescribing(name, service, tree) ? tree.address : {};
    return [
      service,
      {
        ...(isNew && { new: true }),
        image,
        ...(isTopmost && { ports: tree.ports ?? [8080], calls: tree.calls?.[service] }),
        ...address,
      },
    ] as const;
  });
  return {
    ...(namespace !== undefined && { namespace }),
    isolation,
    services: Object.fromEntries(specifications),
  };
}

/** Whether the instance is the one of its namespace that says what holds for the service's address. */
function isDescribing(name: string, service: string, tree: Tree): boolean {
  const { environments, settings, defaultEnvironment } = tree;
  const rootOf = (it: string): string => it.split(settings.splitter)[0] ?? '';
  const namespaceOf = (it: string): string =>
    environments.find((root) => root.name === rootOf(it))?.namespace ?? settings.namespace;
  const here = environments
    .filter((it) => it.services.includes(service) && namespaceOf(it.name) === namespaceOf(name))
    .map((it) => it.name)
    .sort();
  const topmost = here.filter((it) => !here.some((other) => it.startsWith(other + settings.splitter)));
  return name === (here.find((it) => it === defaultEnvironment) ?? topmost[0]);
}
