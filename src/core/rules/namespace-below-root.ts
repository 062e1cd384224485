import { locateKey } from '../definition/document-locations';
import { error, type Diagnostic } from '../diagnostics/diagnostic';
import type { Model } from '../services/model';

/** A namespace of an environment that is no root. */
export function namespaceBelowRoot({ tree }: Model): Diagnostic[] {
  return [...tree.environments.values()]
    .filter(({ name, root, definition }) => definition.namespace !== undefined && name !== root)
    .map(({ name, root, definition }) =>
      error({
        code: 'namespace-below-root',
        message: `"${name}" lives in the namespace of its root, "${root}", and cannot have another one`,
        location: locateKey(definition.locations, ['namespace']),
      }),
    );
}
