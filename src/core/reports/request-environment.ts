import type { Alias, Settings } from '../definition/settings';
import { present } from '../diagnostics/present';
import { longestName } from '../environment/environment-name';
import { patternOf, type CarrierPattern } from '../istio/read-carriers';

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
    const found = /^([!#$%&'*+.^_`|~\w-]+):[ \t]*(.*?)[ \t]*$/.exec(text);
    if (!found) throw new RangeError(`"${text}" is no header; write 'Name: value'`);
    const name = present(found[1]).toLowerCase();
    headers.set(name, [...(headers.get(name) ?? []), present(found[2])]);
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
    const pattern = patternOf(alias, settings);
    const value = headers.get(pattern.header)?.join(',');
    if (value === undefined) continue;
    const carrier = carrierOf(alias, pattern.header);
    const name = readName(value, pattern);
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
function readName(value: string, pattern: CarrierPattern): string | undefined {
  const name = toRegExp(pattern).exec(value)?.[pattern.group];
  return name !== undefined && name.length <= longestName ? name : undefined;
}

/** What RE2 has and JavaScript reads otherwise, or not at all. */
const unreadable = /\(\?[a-zA-Z-]+[:)]|\[\[:|\\[pPQEAzCaU]|\\x\{/;

/** A pattern of RE2's; of its flags, those that are said at the start of an alias' own, and so hold for all of it. */
function toRegExp({ header, pattern }: CarrierPattern): RegExp {
  const flags = /^\^\(\?:\(\?([ims]+)\)/.exec(pattern)?.[1] ?? '';
  const bare = flags === '' ? pattern : pattern.replace(`(?${flags})`, '');
  if (unreadable.test(bare)) {
    throw new RangeError(
      `The pattern of the alias "${header}" has what only RE2 reads. Say the environment in its place`,
    );
  }
  // Said twice, a flag is an error in JavaScript alone.
  return new RegExp(bare.replaceAll('(?P<', '(?<'), [...new Set(flags)].join(''));
}
