import type { Alias, Settings } from '../definition/settings';
import { keptHeader } from '../names/istio-names';
import { meshDomains } from '../names/object-names';
import type { HeaderMutation } from '../plan/planned-object';
import { choose, computed, extract, escapePattern, matches, nothing, requestHeader } from './cel';

/** Takes every carrier off the requests that go to none of the mesh's own Services, once it is known where they go. */
export function dropCarriersOutside(settings: Settings): HeaderMutation[] {
  const isInside = meshDomains(settings.clusterDomain)
    .map((domain) => `xds.cluster_name.endsWith('${domain}')`)
    .join(' || ');
  return dropCarriersUnless(isInside, settings);
}

/** Takes every carrier off the requests of which an expression does not hold; without one, off all. */
export function dropCarriersUnless(
  condition: string | undefined,
  { header, aliases }: Settings,
): HeaderMutation[] {
  const headers = new Set([header, ...aliases.flatMap((alias) => alias.header ?? [])]);
  return [
    // A client may send it, and what it says would be taken for what is kept.
    { remove: keptHeader },
    ...[...headers].flatMap((name) => (condition === undefined ? [{ remove: name }] : keep(name, condition))),
    ...aliases.flatMap((alias) => dropPair(alias, condition ?? 'false')),
  ];
}

/** Drops a header where `condition` does not hold: Envoy removes always, so that what is kept is set anew. */
function keep(name: string, condition: string): HeaderMutation[] {
  const kept = computed(choose(condition, requestHeader(name), nothing));
  return [
    { header: keptHeader, value: kept, action: 'APPEND_IF_EXISTS_OR_ADD' },
    { remove: name },
    { header: name, value: `%REQ(${keptHeader})%`, action: 'APPEND_IF_EXISTS_OR_ADD' },
    { remove: keptHeader },
  ];
}

/** Drops one cookie, or one member of the baggage, and the whole header where that was all, or more than two were. */
function dropPair({ cookie, baggage }: Alias, condition: string): HeaderMutation[] {
  const [name, key, separator] = cookie === undefined ? ['baggage', baggage, ','] : ['cookie', cookie, ';,'];
  if (key === undefined) return [];
  const value = requestHeader(name);
  const pair = `[ \\t]*${escapePattern(key)}[ \\t]*=[^${separator}]*`;
  const without = (pattern: string, rewrite: string): HeaderMutation => ({
    header: name,
    value: computed(choose(condition, nothing, extract(value, pattern, rewrite))),
    action: 'OVERWRITE_IF_EXISTS',
  });
  return [
    without(`^(.*)[${separator}]${pair}((?:[${separator}].*)?)$`, '\\1\\2'),
    without(`^${pair}[${separator}][ \\t]*(.*)$`, '\\1'),
    ...keep(name, `${condition} || !${matches(value, `(?:^|[${separator}])${pair}`)}`),
  ];
}
