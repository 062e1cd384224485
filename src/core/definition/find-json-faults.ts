import {
  isAlias,
  isCollection,
  isPair,
  isScalar,
  type Alias,
  type Document,
  type Node,
  type Pair,
} from 'yaml';
import { error, type Diagnostic } from '../diagnostics/diagnostic';
import { present } from '../diagnostics/present';
import { locateRange, type LocatedText } from './document-locations';

/** How many aliases a file may have, and how many values may stand in their places: beyond what people write. */
const most = { aliases: 10_000, values: 100_000 };

/**
 * What YAML can say and JSON cannot, or not in the space there is: aliases that refer to nothing or to what they stand
 * in, the first one that multiplies values beyond sense, keys that are no text, and half characters. All is counted, nothing expanded.
 */
export function findJsonFaults(document: Document, source: LocatedText): Diagnostic[] {
  const faults: Fault[] = [];
  countValues(document.contents, { anchors: new Map(), used: { aliases: 0, values: 0 }, faults });
  return faults.map(({ node, message }) => {
    const [start, end] = present(node.range);
    return error({ code: 'yaml-syntax', message, location: locateRange([start, end], source) });
  });
}

interface Fault {
  readonly node: Node;
  readonly message: string;
}

/** What an anchor stands at. */
interface Anchored {
  /** How many values it is in full. */
  readonly size: number;
  readonly isText: boolean;
}

interface Count {
  /** By name; undefined as long as we are inside of it. */
  readonly anchors: Map<string, Anchored | undefined>;
  readonly used: { aliases: number; values: number };
  readonly faults: Fault[];
}

function countValues(node: unknown, count: Count): number {
  if (isPair(node)) return countPair(node, count);
  if (isAlias(node)) return countAlias(node, count);
  const { anchors } = count;
  const anchor = (node as Node | null)?.anchor;
  if (anchor !== undefined) anchors.set(anchor, undefined);
  if (isScalar(node) && isHalved(node.value)) {
    count.faults.push({ node, message: 'This text has half of a character in it (a lone surrogate)' });
  }
  const items: readonly unknown[] = isCollection(node) ? node.items : [];
  const size = items.reduce<number>((sum, item) => sum + countValues(item, count), 1);
  if (anchor !== undefined) anchors.set(anchor, { size, isText: isScalar(node) });
  return size;
}

/** No UTF-8 has half of a surrogate pair, and each reader makes something else of one. */
function isHalved(value: unknown): boolean {
  return typeof value === 'string' && /\p{Surrogate}/u.test(value);
}

function countPair({ key, value }: Pair, count: Count): number {
  const size = countValues(key, count);
  const isOther = isAlias(key) && count.anchors.get(key.source)?.isText === false;
  if (isCollection(key) || isOther)
    count.faults.push({ node: key, message: 'A key has to be text, not a list or a map' });
  return size + countValues(value, count);
}

function countAlias(alias: Alias, { anchors, used, faults }: Count): number {
  const { source: name } = alias;
  const anchored = anchors.get(name);
  if (anchored === undefined) {
    const message = anchors.has(name)
      ? `The alias "*${name}" stands inside of what it refers to`
      : `There is no anchor "&${name}" before this alias`;
    faults.push({ node: alias, message });
    return 1;
  }
  const { size } = anchored;
  const wasTooMuch = isTooMuch(used);
  used.aliases += 1;
  used.values += size;
  if (isTooMuch(used) && !wasTooMuch) {
    const message = `Aliases multiply what is written beyond sense: there are more than ${String(most.values)} values, or ${String(most.aliases)} aliases`;
    faults.push({ node: alias, message });
  }
  return size;
}

function isTooMuch({ aliases, values }: Count['used']): boolean {
  return aliases > most.aliases || values > most.values;
}
