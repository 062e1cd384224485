import type { Diagnostic } from '../diagnostics/diagnostic';
import { present } from '../diagnostics/present';
import { countRoutes } from '../plan/count-routes';
import type { RouteTable } from '../plan/planned-object';
import { locateInstance } from '../services/locate-in-instance';
import type { Model } from '../services/model';
import type { FindingContext } from './finding';
import { warnOf } from './warn-of';

/** How many routes of one service are told of. */
const most = 256;

/** A service whose routes are too many: each sidecar has them all, and looks through them one after the other. */
export function manyRoutes(model: Model, { plan }: FindingContext): Diagnostic[] {
  const tables = plan.objects.filter((object) => object.kind === 'VirtualService');
  return tables
    .filter(({ gateways, rules }) => gateways === undefined && countRoutes(rules) > most)
    .flatMap((table) => describe(table, model));
}

function describe({ service, environment, rules }: RouteTable, model: Model): Diagnostic[] {
  const isMeant = model.instances.filter((it) => it.service === service);
  const [instance] = isMeant.filter((it) => it.environment.name === environment);
  return warnOf(present(instance), {
    code: 'many-routes',
    message: `"${present(service)}" has ${String(countRoutes(rules))} routes, of ${String(isMeant.length)} instances; each sidecar that calls it goes through them one by one`,
    location: locateInstance(present(instance)),
    hint: 'Remove the instances that nobody needs any more (envtree check --now tells which have expired), or say fewer conditions in "http": each stands once for every instance.',
  });
}
