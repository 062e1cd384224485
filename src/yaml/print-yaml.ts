import { quote, styleOf } from './text-style';

/** The longest key that readers take without a `?` before it (https://yaml.org/spec/1.1/#id934537). */
const longestKey = 1000;

/**
 * `objects`, each plain JSON, as a stream of YAML that all readers read alike: in blocks, never folded, so that a diff
 * shows one value a line. Keys stay in their order. Throws a RangeError for what is no JSON.
 */
export function printYaml(objects: readonly object[]): string {
  return objects.map((object) => `${printBlock(object, '').slice(1)}\n`).join('---\n');
}

/** What comes after `key:`, with the blank or the line break before it. */
function printBlock(value: unknown, indent: string): string {
  if (typeof value === 'string') return printText(value, indent);
  if (typeof value === 'number') return ` ${printNumber(value)}`;
  if (typeof value === 'boolean' || value === null) return ` ${String(value)}`;
  if (Array.isArray(value)) return printList(value, indent);
  if (typeof value === 'object') return printMap(value, indent);
  throw new RangeError(`A ${typeof value} is no JSON`);
}

function printMap(map: object, indent: string): string {
  const entries = Object.entries(map).filter(([, value]) => value !== undefined);
  if (entries.length === 0) return ' {}';
  return entries.map(([key, value]) => `\n${indent}${printEntry(key, value, indent)}`).join('');
}

function printEntry(key: string, value: unknown, indent: string): string {
  const text = styleOf(key) === 'plain' ? key : quote(key);
  const mark = text.length > longestKey ? `? ${text}\n${indent}:` : `${text}:`;
  return mark + printBlock(value, `${indent}  `);
}

function printList(list: readonly unknown[], indent: string): string {
  if (list.length === 0) return ' []';
  return list.map((item) => `\n${indent}${printItem(item, indent)}`).join('');
}

/** What would begin on a line of its own, as a map does, begins beside the hyphen. */
function printItem(item: unknown, indent: string): string {
  const text = printBlock(item, `${indent}  `);
  const ownLine = `\n${indent}  `;
  return text.startsWith(ownLine) ? `- ${text.slice(ownLine.length)}` : `-${text}`;
}

function printText(text: string, indent: string): string {
  const style = styleOf(text);
  if (style === 'plain') return ` ${text}`;
  if (style === 'quoted') return ` ${quote(text)}`;
  const isEnded = text.endsWith('\n');
  const lines = (isEnded ? text.slice(0, -1) : text).split('\n');
  return ` |${isEnded ? '' : '-'}${lines.map((it) => (it === '' ? '\n' : `\n${indent}${it}`)).join('')}`;
}

/** YAML 1.1 takes an exponent without a fraction for text (https://yaml.org/type/float.html). */
function printNumber(number: number): string {
  if (!Number.isFinite(number)) throw new RangeError(`${String(number)} is no JSON`);
  return String(number).replace(/^(-?\d)e/, '$1.0e');
}
