import { parseAliasPattern, placeholder } from '../definition/alias-pattern';
import type { Alias, Settings } from '../definition/settings';
import { longestName } from '../environment/environment-name';
import type { HeaderMutation } from '../plan/planned-object';
import { choose, computed, escapePattern, extract, nothing, requestHeader } from './cel';

/** What may stand between the runs of letters and digits that an environment's name is made of. */
const separators = { '.': '(?:-+|\\.)', '-': '-', _: '(?:-+|_)' };

/** Fills the header, where it is not there, from the first alias that names an environment. */
export function readCarriers(settings: Settings): HeaderMutation[] {
  return settings.aliases.map((alias) => ({
    header: settings.header,
    value: computed(readAlias(alias, settings)),
    action: 'ADD_IF_ABSENT',
  }));
}

/**
 * The environment that an alias of the header names. Nothing, where the value is no environment's name, or longer than
 * one can be.
 */
function readAlias(alias: Alias, settings: Settings): string {
  const name = extractName(alias, settings);
  return choose(isBounded(name), name, nothing);
}

/** What `rewrite` makes of the name in the header itself; fails where it is none. */
export function readHeader(settings: Settings, rewrite?: string): string {
  return extract(requestHeader(settings.header), `^(${namePattern(settings)})$`, rewrite);
}

/** Whether `name` is no longer than an environment's name can be. */
export function isBounded(name: string): string {
  return `size(${name}) <= ${String(longestName)}`;
}

function extractName(alias: Alias, settings: Settings): string {
  const name = namePattern(settings);
  if (alias.cookie !== undefined) {
    // Browsers send the cookie of the longest path first.
    const pattern = `(?:^|[;,])[ \\t]*${escapePattern(alias.cookie)}="?(${name})"?[ \\t]*(?:[;,]|$)`;
    return extract(requestHeader('cookie'), pattern);
  }
  if (alias.baggage !== undefined) {
    // Of two members with one key, OpenTelemetry's libraries take the last.
    const pattern = `(?:.*,|^)${memberStart(alias.baggage)}(${name})[ \\t]*(?:[;,]|$)`;
    return extract(requestHeader('baggage'), pattern);
  }
  // A header is undefined only next to an error.
  const { header = '', pattern = placeholder } = alias;
  const { before, after, group } = parseAliasPattern(pattern);
  return extract(requestHeader(header), `^(?:${before}(${name})${after})$`, `\\${String(group)}`);
}

/** The start of a member of W3C baggage, up to its value (https://www.w3.org/TR/baggage/#definition). */
export function memberStart(key: string): string {
  return `[ \\t]*${escapePattern(key)}[ \\t]*=[ \\t]*`;
}

function namePattern({ splitter }: Settings): string {
  return `[a-z0-9]+(?:${separators[splitter]}[a-z0-9]+)*`;
}
