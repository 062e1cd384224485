import { Alias, Pair, stringify, YAMLMap } from 'yaml';
import { quote, styleOf } from '../yaml/text-style';

/**
 * `value`, plain JSON, so that whoever's app prints it, by cdk8s' own printer, prints what every reader takes for the
 * same: where that printer would not, a text is one that prints itself. To JSON nothing changes.
 */
export function forAnyPrinter(value: unknown): unknown {
  if (typeof value === 'string') return needsCare(value) ? new QuotedText(value) : value;
  if (Array.isArray(value)) return value.map(forAnyPrinter);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, forAnyPrinter(item)] as const);
  return entries.some(([key]) => needsCare(key)) ? withQuotedKeys(entries) : Object.fromEntries(entries);
}

/** What has to be quoted, and cdk8s' printer either does not quote, or with characters within that readers refuse. */
function needsCare(text: string): boolean {
  if (styleOf(text) !== 'quoted') return false;
  return /[^ -~]/.test(text) || !/^["']/.test(stringify(text, { version: '1.1', lineWidth: 0 }));
}

/** Of all nodes, `yaml` prints an alias by what this itself says. */
class QuotedText extends Alias {
  override toString(): string {
    return quote(this.source);
  }

  override toJSON(): string {
    return this.source;
  }
}

function withQuotedKeys(entries: readonly (readonly [string, unknown])[]): YAMLMap {
  const map = new YAMLMap();
  // cdk8s has a copy of `yaml` of its own, to which the class says nothing.
  map.tag = 'tag:yaml.org,2002:map';
  for (const [key, item] of entries) map.add(new Pair(forAnyPrinter(key), item));
  return map;
}
