import type { DiagnosticCode } from '../diagnostics/diagnostic-codes';
import type { JsonValue } from './json';

/** The parts of a JSON Schema that messages are made of. */
export interface SchemaNode {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly required?: readonly string[];
  readonly enum?: readonly JsonValue[];
  readonly 'x-type'?: string;
  readonly 'x-expects'?: string;
  readonly 'x-refused'?: DiagnosticCode;
}
