import type { EnvironmentDefinition } from '../definition/environment-definition';
import { present } from '../diagnostics/present';
import { chainOf, type Instance } from './instance';

/** Whether what an instance calls is a host of whatever namespace, and no service of the tree. */
export function isForeignHost(call: string): boolean {
  return call.includes('/');
}

/**
 * What an instance calls, sorted: what is said where its service begins, and what each environment of the chain adds,
 * since a branch calls something new long before it is sure that it calls nothing else any more. Undefined where the
 * first of them says nothing, so that nobody knows.
 */
export function callsOf(instance: Instance): readonly string[] | undefined {
  const chain = chainOf(instance);
  const said = chain.map((it) => saidBy(it));
  if (said.at(-1) === undefined) return undefined;
  return [...new Set(said.flatMap((calls) => calls ?? []))].sort();
}

/** What an instance's own file says of it, or those that this extends. */
function saidBy({ service, environment: { definition, bases } }: Instance): readonly string[] | undefined {
  const said = [definition, ...bases].map((it) => callsIn(it, service)).filter((it) => it !== undefined);
  return said.length === 0 ? undefined : said.flat();
}

function callsIn({ services }: EnvironmentDefinition, service: string): readonly string[] | undefined {
  return Object.hasOwn(services, service) ? present(services[service]).calls : undefined;
}

/** What the instances of a service call between them; undefined where it is not known of one. */
export function callsOfAll(instances: readonly Instance[]): readonly string[] | undefined {
  const known = instances.flatMap((instance) => {
    const calls = callsOf(instance);
    return calls ? [calls] : [];
  });
  return known.length < instances.length ? undefined : known.flat();
}
