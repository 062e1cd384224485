import type { DiagnosticCode } from '../diagnostics/diagnostic-codes';
import type { JsonValue } from './json';

/** A key that we know and do not take. */
export interface RefusedKey {
  readonly code: DiagnosticCode;
  readonly hint: string;
}

/** The parts of a JSON Schema that messages are made of. */
export interface SchemaNode {
  readonly $ref?: string;
  readonly allOf?: readonly SchemaNode[];
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: SchemaNode | boolean;
  readonly items?: SchemaNode;
  readonly enum?: readonly JsonValue[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly 'x-type'?: string;
  readonly 'x-expects'?: string;
  /** What a map has to have once it is merged. */
  readonly 'x-required'?: readonly string[];
  /** What it has to have by the value of a field. */
  readonly 'x-needs'?: readonly SchemaNeed[];
  readonly 'x-unions'?: readonly SchemaUnion[];
  readonly 'x-refused-keys'?: Readonly<Record<string, RefusedKey>>;
}

/** Why `schema` refuses `key`, where it is more than unknown to it. */
export function refusedKey(schema: SchemaNode, key: string): RefusedKey | undefined {
  const refused = schema['x-refused-keys'] ?? {};
  return Object.hasOwn(refused, key) ? refused[key] : undefined;
}

/** The types that a value may have, but for null, which removes it. */
export function typesOf({ type = [] }: SchemaNode): string[] {
  return [type].flat().filter((it) => it !== 'null');
}

/** Whether `text` is one that `schema` takes. */
export function takesText({ enum: choices, pattern }: SchemaNode, text: string): boolean {
  return choices?.includes(text) !== false && (pattern === undefined || new RegExp(pattern, 'u').test(text));
}

/** A field with a value that another one has to stand beside. */
export interface SchemaNeed {
  readonly field: string;
  readonly value: string;
  readonly needed: string;
}

/** Fields of which a merged map has at most one, or exactly one. */
export interface SchemaUnion {
  readonly fields: readonly string[];
  readonly isRequired: boolean;
}
