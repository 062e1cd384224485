/**
 * What Envoy's formatter makes of a header's value: the commands CEL and REQ, of the expression language what is used of
 * it. An expression that fails yields nothing, and so does one that this does not know: that throws.
 */
import { readClaim, type Claims } from './claims';
import type { Headers } from './match-route';

export interface ExpressionContext {
  readonly headers: Headers;
  /** What it is sent to, with a port; undefined where nobody asks. */
  readonly host?: string;
  /** What a verified token says. @default - there is none */
  readonly claims?: Claims;
  /** Where the request goes; undefined before it is known. */
  readonly cluster?: string;
}

/** `format` with every command replaced. */
export function formatValue(format: string, context: ExpressionContext): string {
  return format.replace(/%CEL\((.*?)\)%|%REQ\(([^)]*)\)%|%/g, (_, expression?: string, header?: string) => {
    if (header !== undefined) return context.headers.get(header)?.split('\n', 1).join() ?? '';
    if (expression === undefined) throw new Error(`The evaluator does not know the command in "${format}"`);
    return evaluate(expression, context);
  });
}

type Value = string | number | boolean | readonly string[];

/** What an expression fails with where Envoy would yield nothing. */
class Failure extends Error {}

function evaluate(expression: string, context: ExpressionContext): string {
  try {
    const reader = new Reader(expression, context);
    const value = reader.choice();
    reader.end();
    return String(value());
  } catch (failure) {
    if (failure instanceof Failure) return '';
    throw failure;
  }
}

const token = /\s*(\|\||&&|==|!=|<=|[!?:(),.]|'(?:[^'\\]|\\.)*'|[A-Za-z_][\w.]*(?:\['[^']*'\])*|\d+)/y;

type Thunk = () => Value;

class Reader {
  private place = 0;

  constructor(
    private readonly text: string,
    private readonly context: ExpressionContext,
  ) {}

  choice(): Thunk {
    const condition = this.either();
    if (!this.take('?')) return condition;
    const then = this.choice();
    this.expect(':');
    const otherwise = this.choice();
    return () => (condition() === true ? then() : otherwise());
  }

  end(): void {
    if (this.place < this.text.trimEnd().length) throw this.unknown();
  }

  private either(): Thunk {
    const left = this.both();
    if (!this.take('||')) return left;
    const right = this.either();
    return () => holdsDespite(true, left, right);
  }

  private both(): Thunk {
    const left = this.comparison();
    if (!this.take('&&')) return left;
    const right = this.both();
    return () => holdsDespite(false, left, right);
  }

  private comparison(): Thunk {
    const left = this.operand();
    if (this.take('==')) return compare(left, this.operand(), (a, b) => a === b);
    if (this.take('!=')) return compare(left, this.operand(), (a, b) => a !== b);
    if (this.take('<=')) return compare(left, this.operand(), (a, b) => a <= b);
    if (this.take('in')) return contains(left, this.operand());
    return left;
  }

  private operand(): Thunk {
    if (this.take('!')) {
      const negated = this.operand();
      return () => negated() !== true;
    }
    if (this.take('(')) {
      const inner = this.choice();
      this.expect(')');
      return inner;
    }
    const word = this.next();
    if (/^\d/.test(word)) return () => Number(word);
    if (word === 'false') return () => false;
    if (word.startsWith("'")) return constant(unquote(word));
    return this.named(word);
  }

  private named(word: string): Thunk {
    if (word === 're.extract') return this.extraction();
    if (word === 'size') {
      const [of] = this.args();
      return () => Array.from(String(of?.())).length;
    }
    const method = /\.(matches|endsWith|startsWith)$/.exec(word)?.[1];
    const subject = this.attribute(word.replace(/\.(matches|endsWith|startsWith)$/, ''));
    const [argument] = method === undefined && !this.take('.') ? [] : this.call(method);
    if (argument === undefined) return subject;
    if (method === 'startsWith') return () => String(subject()).startsWith(String(argument()));
    if (method === 'endsWith') return () => String(subject()).endsWith(String(argument()));
    return () => new RegExp(String(argument())).test(String(subject()));
  }

  private call(method: string | undefined): Thunk[] {
    if (method === undefined) this.expect('matches');
    return this.args();
  }

  private attribute(word: string): Thunk {
    if (word.startsWith('metadata.')) return this.claim(word);
    const header = /^request\.headers\['(.*)'\]$/.exec(word)?.[1];
    const { headers, cluster, host } = this.context;
    const known = new Map([
      ['xds.cluster_name', cluster],
      ['request.host', host],
    ]);
    if (header === undefined && !known.has(word)) throw this.unknown();
    return () => {
      const value = header === undefined ? known.get(word) : joinLines(headers.get(header));
      if (value === undefined) throw new Failure(word);
      return value;
    };
  }

  private claim(word: string): Thunk {
    const [place, part, ...path] = [...word.matchAll(/\['([^']*)'\]/g)].map(([, key]) => key ?? '');
    if (place !== 'envoy.filters.http.jwt_authn' || part !== 'payload') throw this.unknown();
    return () => {
      const said = readClaim(path, this.context.claims);
      if (said === undefined) throw new Failure(word);
      return said;
    };
  }

  private extraction(): Thunk {
    const [text, pattern, rewrite] = this.args();
    return () => {
      const found = new RegExp(String(pattern?.())).exec(String(text?.()));
      if (!found) throw new Failure('no match');
      return String(rewrite?.()).replace(/\\(\d)/g, (_, group: string) => found[Number(group)] ?? '');
    };
  }

  private args(): Thunk[] {
    this.expect('(');
    const values = [this.choice()];
    while (this.take(',')) values.push(this.choice());
    this.expect(')');
    return values;
  }

  private next(): string {
    token.lastIndex = this.place;
    const found = token.exec(this.text);
    if (!found?.[1]) throw this.unknown();
    this.place = token.lastIndex;
    return found[1];
  }

  private take(wanted: string): boolean {
    const { place } = this;
    if (place < this.text.length && this.next() === wanted) return true;
    this.place = place;
    return false;
  }

  private expect(wanted: string): void {
    if (!this.take(wanted)) throw this.unknown();
  }

  private unknown(): Error {
    return new Error(`The evaluator does not know "${this.text.slice(this.place)}" in ${this.text}`);
  }
}

/** The expression language sees all lines of a header as one. */
function joinLines(value: string | undefined): string | undefined {
  return value?.split('\n').join(',');
}

function constant(value: Value): Thunk {
  return () => value;
}

function compare(left: Thunk, right: Thunk, holds: (a: Value, b: Value) => boolean): Thunk {
  return () => holds(left(), right());
}

/** Whether one of two decides it, in which case the other one may fail, as the expression language has it. */
function holdsDespite(decisive: boolean, left: Thunk, right: Thunk): boolean {
  const values = [left, right].map((side) => {
    try {
      return side() === true;
    } catch (failure) {
      if (failure instanceof Failure) return failure;
      throw failure;
    }
  });
  if (values.includes(decisive)) return decisive;
  const failed = values.find((value) => value instanceof Failure);
  if (failed) throw failed;
  return !decisive;
}

function contains(item: Thunk, list: Thunk): Thunk {
  return () => {
    const items = list();
    if (!isListOf(items)) throw new Failure('no list');
    return items.includes(String(item()));
  };
}

function isListOf(value: Value): value is readonly string[] {
  return Array.isArray(value);
}

function unquote(literal: string): string {
  return literal
    .slice(1, -1)
    .replace(/\\(x[0-9a-f]{2}|.)/g, (_, escaped: string) =>
      escaped.length === 1 ? escaped : String.fromCharCode(parseInt(escaped.slice(1), 16)),
    );
}
