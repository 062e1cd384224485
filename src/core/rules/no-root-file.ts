import { startOfFile, warning, type Diagnostic } from '../diagnostics/diagnostic';
import { didYouMean } from '../diagnostics/suggest';
import type { Model } from '../services/model';

/** A root without a file is allowed, and more often a slip. */
export function noRootFile({ tree }: Model): Diagnostic[] {
  const rootsWithFile = tree.roots.filter((root) => tree.environments.has(root));
  return [...tree.environments.values()]
    .filter(({ root }) => !tree.environments.has(root))
    .map(({ name, root, definition }) =>
      warning({
        code: 'no-root-file',
        message: `"${name}" is below the root "${root}", which has no file`,
        location: startOfFile(definition.locations.file),
        hint:
          didYouMean(root, rootsWithFile) ??
          `A file with {} for "${root}" is enough, if that is what you mean.`,
      }),
    );
}
