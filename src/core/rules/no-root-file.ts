import { error, startOfFile, warning, type Diagnostic } from '../diagnostics/diagnostic';
import { present } from '../diagnostics/present';
import { didYouMean } from '../diagnostics/suggest';
import type { Environment } from '../environment/environment-tree';
import { instancesOf, type Model } from '../services/model';

/**
 * A root without a file is allowed, and more often a slip: an error where an image is missing that may be there. It
 * may also be the one whose file has a wrong name.
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
  const missing = imageless(root, model);
  const consequence = missing.length === 0 ? '' : `, so that there is no image for ${missing.join(', ')}`;
  const details = {
    code: 'no-root-file',
    message: `"${name}" is below the root "${root}", which has no file${consequence}`,
    location: startOf(present(first)),
    related: others.map((other) => ({ message: `So is "${other.name}"`, location: startOf(other) })),
    hint:
      didYouMean(
        root,
        roots.filter((it) => environments.has(it)),
      ) ?? `A file with {} for "${root}" is enough, if that is what you mean.`,
  } as const;
  return missing.length === 0 ? warning(details) : error(details);
}

/** The services below `root` that have no image, quoted. */
function imageless(root: string, model: Model): string[] {
  const below = instancesOf(model).filter(({ environment }) => environment.root === root);
  const without = below.filter(({ specification }) => specification.image === undefined);
  return [...new Set(without.map(({ service }) => `"${service}"`))];
}

function startOf({ definition }: Environment): Diagnostic['location'] {
  return startOfFile(definition.locations.file);
}
