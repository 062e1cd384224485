import type { Alias, Settings } from '../definition/settings';
import { longestName } from '../environment/environment-name';
import { patternOf } from '../istio/read-carriers';

/** A request's headers, by name in lower case, each with its lines. */
export type RequestHeaders = ReadonlyMap<string, readonly string[]>;

/** What a request's environment is read from. */
export interface Carrier {
  readonly kind: 'header' | 'alias' | 'cookie' | 'baggage';
  /** The header's, the cookie's, or the key of the member. */
  readonly name: string;
}

/** What sidecars that read all carriers make of a request. */
export interface RequestEnvironment {
  /** What is said: once, unless the header itself has several lines; never where no carrier names an environment. */
  readonly said: readonly string[];
  /** The carrier that decides. @default - none does */
  readonly carrier?: Carrier;
  /** The carriers before it that are there, and name no environment. */
  readonly nameless: readonly Carrier[];
}

/** The headers that `texts` are, `Name: value` each. Throws a RangeError for what is none. */
export function parseHeaders(texts: readonly string[]): RequestHeaders {
  const headers = new Map<string, string[]>();
  for (const text of texts) {
    const [, name = '', value = ''] = /^([!#$%&'*+.^_`|~\w-]+):[ \t]*(.*?)[ \t]*$/.exec(text) ?? [];
    if (name === '') throw new RangeError(`"${text}" is no header; write 'Name: value'`);
    headers.set(name.toLowerCase(), [...(headers.get(name.toLowerCase()) ?? []), value]);
  }
  return headers;
}

/**
 * The environment that a request says, by the carriers in their order: the header whatever it says, then the first alias
 * that names an environment. Throws a RangeError where the pattern of an alias cannot be read here.
 */
export function readEnvironment(headers: RequestHeaders, settings: Settings): RequestEnvironment {
  const own = headers.get(settings.header);
  if (own) return { said: own, carrier: { kind: 'header', name: settings.header }, nameless: [] };
  const nameless: Carrier[] = [];
  for (const alias of settings.aliases) {
    const { header } = patternOf(alias, settings);
    const value = headers.get(header)?.join(',');
    if (value === undefined) continue;
    const carrier = carrierOf(alias, header);
    const name = readName(value, alias, settings);
    if (name !== undefined) return { said: [name], carrier, nameless };
    nameless.push(carrier);
  }
  return { said: [], nameless };
}

function carrierOf({ cookie, baggage }: Alias, header: string): Carrier {
  if (cookie !== undefined) return { kind: 'cookie', name: cookie };
  if (baggage !== undefined) return { kind: 'baggage', name: baggage };
  return { kind: 'alias', name: header };
}

/** The name as Envoy's `re.extract` finds it; what is longer than a name can be is none, whatever comes after it. */
function readName(value: string, alias: Alias, settings: Settings): string | undefined {
  const { pattern, group } = patternOf(alias, settings);
  const name = toRegExp(pattern, alias).exec(value)?.[group];
  return name !== undefined && name.length <= longestName ? name : undefined;
}

/** What RE2 has and JavaScript reads otherwise, or not at all. */
const unreadable = /\(\?[a-zA-Z-]+[:)]|\[\[:|\\[pPQEAzCaU]|\\x\{/;

/** A pattern of RE2's; of its flags, those that are said at the start of an alias' own, and so hold for all of it. */
function toRegExp(pattern: string, { header = '' }: Alias): RegExp {
  const [, flags = ''] = /^\^\(\?:\(\?([ims]+)\)/.exec(pattern) ?? [];
  const bare = flags === '' ? pattern : pattern.replace(`(?${flags})`, '');
  if (unreadable.test(bare)) {
    throw new RangeError(
      `The pattern of the alias "${header}" has what only RE2 reads. Say the environment in its place`,
    );
  }
  return new RegExp(bare.replaceAll('(?P<', '(?<'), flags);
}
