import type { Diagnostic } from '../diagnostics/diagnostic';
import { present } from '../diagnostics/present';
import { sizeOfRoutes } from '../plan/size-of-routes';
import { locateInstance } from '../services/locate-in-instance';
import type { Model } from '../services/model';
import type { FindingContext } from './finding';
import { warnOf } from './warn-of';

/** How many bytes the annotations of an object may have (k8s.io/apimachinery/pkg/api/validation, TotalAnnotationSizeLimitB). */
const most = 256 * 1024;

/** Routes whose copy has no place in the annotation that a client-side apply keeps it in. */
export function largeObject({ instances }: Model, { plan }: FindingContext): Diagnostic[] {
  const large = plan.objects
    .filter((object) => object.kind === 'VirtualService')
    .filter((table) => table.service !== undefined && sizeOfRoutes(table) > most);
  return large.flatMap(({ name, service, environment, rules }) => {
    const [owner] = instances.filter((it) => it.service === service && it.environment.name === environment);
    return warnOf(present(owner), {
      code: 'large-object',
      message: `The VirtualService "${name}" has ${String(rules.length)} rules in more than 256 KB: an apply that is not a server-side one is refused`,
      location: locateInstance(present(owner)),
      hint: 'Apply it as the examples do (kubectl apply --server-side, ServerSideApply=true), remove the instances that nobody needs any more, or give some of the environments a root of their own, in another namespace.',
    });
  });
}
