import { parseAliasPattern, placeholder } from '../definition/alias-pattern';
import type { Alias, Settings } from '../definition/settings';
import { longestName } from '../environment/environment-name';
import type { HeaderMutation } from '../plan/planned-object';
import { choose, computed, escapePattern, extract, nothing, requestHeader } from './cel';

/** What may stand between the runs of letters and digits that an environment's name is made of. */
const separators = { '.': '(?:-+|\\.)', '-': '-', _: '(?:-+|_)' };

/** Fills a header, where it is not there, from the first alias that names an environment; the carrier itself, by default. */
export function readCarriers(settings: Settings, header = settings.header): HeaderMutation[] {
  return settings.aliases.map((alias) => ({
    header,
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
  const { header, pattern, group } = patternOf(alias, settings);
  return extract(requestHeader(header), pattern, `\\${String(group)}`);
}

/** Where a carrier has an environment's name. */
export interface CarrierPattern {
  /** The header, in lower case; several lines of it count as one, joined by commas. */
  readonly header: string;
  /** RE2's, to be found anywhere in the header. */
  readonly pattern: string;
  /** The number of the group that is the name. */
  readonly group: number;
}

/** How an alias is read: by sidecars, and by whoever has to know what these make of a request. */
export function patternOf(alias: Alias, settings: Settings): CarrierPattern {
  const name = namePattern(settings);
  if (alias.cookie !== undefined) {
    // Browsers send the cookie of the longest path first.
    const pattern = `(?:^|[;,])[ \\t]*${escapePattern(alias.cookie)}="?(${name})"?[ \\t]*(?:[;,]|$)`;
    return { header: 'cookie', pattern, group: 1 };
  }
  if (alias.baggage !== undefined) {
    // Of two members with one key, OpenTelemetry's libraries take the last.
    const pattern = `(?:.*,|^)${memberStart(alias.baggage)}(${name})[ \\t]*(?:[;,]|$)`;
    return { header: 'baggage', pattern, group: 1 };
  }
  // A header is undefined only next to an error.
  const { header = '', pattern = placeholder } = alias;
  const { before, after, group } = parseAliasPattern(pattern);
  return { header, pattern: `^(?:${before}(${name})${after})$`, group };
}

/** The start of a member of W3C baggage, up to its value (https://www.w3.org/TR/baggage/#definition). */
export function memberStart(key: string): string {
  return `[ \\t]*${escapePattern(key)}[ \\t]*=[ \\t]*`;
}

function namePattern({ splitter }: Settings): string {
  return `[a-z0-9]+(?:${separators[splitter]}[a-z0-9]+)*`;
}
