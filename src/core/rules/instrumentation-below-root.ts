import { locateKey } from '../definition/document-locations';
import { error, type Diagnostic } from '../diagnostics/diagnostic';
import type { Model } from '../services/model';

/** An instrumentation of all services in an environment that is no root. */
export function instrumentationBelowRoot({ tree }: Model): Diagnostic[] {
  return [...tree.environments.values()]
    .filter(({ name, root, definition }) => definition.instrumentation !== undefined && name !== root)
    .map(({ name, root, definition }) =>
      error({
        code: 'misplaced-key',
        message: `"instrumentation" holds for all services of a root, and "${name}" is below "${root}"`,
        location: locateKey(definition.locations, ['instrumentation']),
        hint: 'Say it of the services that it is for: services: {orders: {instrumentation: nodejs}}',
      }),
    );
}
