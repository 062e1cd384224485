import { error, type Diagnostic } from '../diagnostics/diagnostic';
import type { Plan } from './plan';
import { sizeOfRoutes } from './size-of-routes';

/**
 * How many bytes of one object etcd does not take, by its own default
 * (https://etcd.io/docs/latest/dev-guide/limit/#request-size-limit).
 */
const tooMany = 1.5 * 1024 * 1024;

/** Routes that the API server would refuse as too large, so that none of the environments would come any more. */
export function findTooLarge({ objects }: Pick<Plan, 'objects'>): Diagnostic[] {
  return objects
    .filter((object) => object.kind === 'VirtualService')
    .filter((table) => sizeOfRoutes(table) > tooMany)
    .map(({ name, rules, locate }) =>
      error({
        code: 'too-large',
        message: `The VirtualService "${name}" would have ${String(rules.length)} rules in more than 1.5 MB, which is more than etcd takes`,
        location: locate(),
        hint: 'Remove the instances that nobody needs any more, say less in "http", which stands once for every instance, or give some of the environments a root of their own, in another namespace.',
      }),
    );
}
