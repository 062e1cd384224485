import { EVENT_ID, getScalarValue, parseEvents, SCALAR_STYLE, type Event } from 'js-yaml';
import { deepest } from './compose-document';
import type { JsonValue } from './json';
import { isPlainText, isWrittenInOneWay } from './yaml-dialect';

/** A text, number, boolean or null as it stands in the file, or a key. */
export type ScalarEvent = Extract<Event, { type: typeof EVENT_ID.SCALAR }>;

/** Readers of YAML might differ here, or JSON lacks what is said. */
class Uncertain extends Error {}

/**
 * The content of a text that has one document, nothing wrong in it, and nothing that one reader of YAML takes otherwise
 * than another; undefined where that is not certain. Several times as fast as reading with places.
 */
export function readCertain(text: string): JsonValue | undefined {
  if (!isPrintable.test(text) || rarity.test(text)) return undefined;
  try {
    const events = parseEvents(text, { maxDepth: deepest });
    return isOneDocument(events) ? new Construction(text, events).value() : undefined;
  } catch {
    return undefined;
  }
}

function isOneDocument([first, ...others]: readonly Event[]): boolean {
  return first?.type === EVENT_ID.DOCUMENT && others.every(({ type }) => type !== EVENT_ID.DOCUMENT);
}

/** Goes through the events of a document, from its first value on. */
class Construction {
  private place = 1;

  constructor(
    private readonly text: string,
    private readonly events: readonly Event[],
  ) {}

  value(): JsonValue {
    const event = this.next();
    if (event.type === EVENT_ID.SCALAR) return this.scalar(event);
    return event.type === EVENT_ID.MAPPING ? this.map() : this.list();
  }

  private next(): Event {
    const event = this.events[this.place++];
    if (!event || isMarked(event)) throw new Uncertain();
    return event;
  }

  private isAtEnd(): boolean {
    const isAtEnd = this.events[this.place]?.type === EVENT_ID.POP;
    if (isAtEnd) this.place++;
    return isAtEnd;
  }

  private list(): JsonValue {
    const list: JsonValue[] = [];
    while (!this.isAtEnd()) list.push(this.value());
    return list;
  }

  private map(): JsonValue {
    const map: Record<string, JsonValue> = {};
    while (!this.isAtEnd()) {
      const key = this.key();
      if (Object.hasOwn(map, key)) throw new Uncertain();
      map[key] = this.value();
    }
    return map;
  }

  private key(): string {
    const event = this.next();
    if (event.type !== EVENT_ID.SCALAR || isBlock(event)) throw new Uncertain();
    const name = this.textOf(event);
    const isCertain = event.style !== SCALAR_STYLE.PLAIN || isPlainText(name) || isWrittenInOneWay(name);
    if (!isCertain || name === '__proto__') throw new Uncertain();
    return name;
  }

  private scalar(event: ScalarEvent): JsonValue {
    const text = this.textOf(event);
    if (event.style !== SCALAR_STYLE.PLAIN || isPlainText(text)) return text;
    if (isWrittenInOneWay(text) && text.length <= longestNumber) return JSON.parse(text) as JsonValue;
    if (text === '' || text === 'null') return null;
    throw new Uncertain();
  }

  private textOf(event: ScalarEvent): string {
    const text = event.valueStart < 0 ? '' : getScalarValue(this.text, event);
    // An escape may stand for anything, half of a character even.
    if (event.style === SCALAR_STYLE.DOUBLE_QUOTED && !isPrintable.test(text)) throw new Uncertain();
    if (event.style === SCALAR_STYLE.PLAIN && text === '<<') throw new Uncertain();
    return text;
  }
}

/** Of such a key it is not known where it starts. */
function isBlock({ style }: ScalarEvent): boolean {
  return style === SCALAR_STYLE.LITERAL_BLOCK || style === SCALAR_STYLE.FOLDED_BLOCK;
}

function isMarked(event: Event): boolean {
  return ('anchorStart' in event && event.anchorStart >= 0) || ('tagStart' in event && event.tagStart >= 0);
}

/** Letters of Latin scripts, and what stands between them, on lines without tabs; of all else readers may differ. */
const isPrintable = /^[\n -~\u00a1-\u00ac\u00ae-\u024f]*$/;

/** A directive, a mark that ends a document or is indented, a line of blanks, and a block's stated indentation. */
const rarity = /^(?:%|\.{3}| +(?:---|$))|[|>][-+]?[0-9]/m;

/** The longest text of a whole number that no reader rounds. */
const longestNumber = 15;
