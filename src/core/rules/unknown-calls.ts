import type { Diagnostic } from '../diagnostics/diagnostic';
import { callsOf } from '../services/calls';
import type { Instance } from '../services/instance';
import { locateInstance } from '../services/locate-in-instance';
import type { Model } from '../services/model';
import { warnOf } from './warn-of';

/**
 * A service that does not say what it calls, where others of its root do: it gets no Sidecar, and whether others call
 * nothing else cannot be told by looking at them all.
 */
export function unknownCalls(model: Model): Diagnostic[] {
  const beginning = model.instances.filter(({ parent }) => parent === undefined);
  const known = new Set(beginning.filter((it) => callsOf(it)).map(({ environment }) => environment.root));
  return beginning
    .filter(({ base, environment }) => base === undefined && known.has(environment.root))
    .filter((instance) => !callsOf(instance))
    .flatMap(describe);
}

function describe(instance: Instance): Diagnostic[] {
  const { service, environment } = instance;
  return warnOf(instance, {
    code: 'unknown-calls',
    message: `Nobody says what "${service}" calls, and of other services of "${environment.root}" it is said`,
    location: locateInstance(instance),
    hint: 'Say it: calls: [<service>, ...]; or of one that calls nobody: calls: []',
  });
}
