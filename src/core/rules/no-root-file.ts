import { error, startOfFile, warning, type Diagnostic } from '../diagnostics/diagnostic';
import { present } from '../diagnostics/present';
import { didYouMean } from '../diagnostics/suggest';
import type { Environment } from '../environment/environment-tree';
import type { Model } from '../services/model';
import { lacksNew } from '../services/uncertainty';
import { describeRunning } from './new-service';

/**
 * A root without a file is allowed, and more often a slip: an error where a service below it may be there, and does not
 * say that it is new. It may also be the one whose file has a wrong name.
 */
export function noRootFile(model: Model): Diagnostic[] {
  const { tree } = model;
  if (tree.unplaced.length > 0) return [];
  const roots = tree.roots.filter((root) => !tree.environments.has(root));
  return roots.map((root) => describe(root, model));
}

function describe(root: string, model: Model): Diagnostic {
  const { environments, roots } = model.tree;
  const [first, ...others] = [...environments.values()].filter((environment) => environment.root === root);
  const { name } = present(first);
  const services = servicesWithoutNew(root, model);
  const list = services.map((service) => `"${service}"`).join(', ');
  const consequence = services.length === 0 ? '' : `, so that no environment above has ${list}`;
  const described = roots.filter((it) => environments.has(it));
  const details = {
    code: 'no-root-file',
    message: `"${name}" is below the root "${root}", which has no file${consequence}`,
    location: startOf(present(first)),
    related: others.map((other) => ({ message: `So is "${other.name}"`, location: startOf(other) })),
    hint: didYouMean(root, described) ?? hintFile(root, services),
  } as const;
  return services.length === 0 ? warning(details) : error(details);
}

/** The services that begin below `root`, and do not say that they are new. */
function servicesWithoutNew(root: string, model: Model): string[] {
  const below = model.instances.filter(({ environment }) => environment.root === root);
  const lacking = below.filter((instance) => lacksNew(instance, model.tree));
  return [...new Set(lacking.map(({ service }) => service))];
}

function hintFile(root: string, [first]: readonly string[]): string {
  if (first === undefined) return `A file with {} for "${root}" is enough, if that is what you mean.`;
  return `Say new: true of what the cluster does not run yet. Describe what it runs in ${describeRunning(first, root)}`;
}

function startOf({ definition }: Environment): Diagnostic['location'] {
  return startOfFile(definition.locations.file);
}
