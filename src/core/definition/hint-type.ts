import environmentSchema from '../../../schema/environment.schema.json';
import { present } from '../diagnostics/present';
import { toText, type JsonValue } from './json';
import { takesText, typesOf, type SchemaNode } from './schema-node';
import { isPlainText } from './yaml-dialect';

interface Place {
  readonly path: readonly string[];
  /** The value as it stands in the file. */
  readonly written: string;
}

/** What to write in place of a value of another type: such that it is taken, but for what is left open by dots. */
export function hintType(value: JsonValue, schema: SchemaNode, { path, written }: Place): string | undefined {
  if (typeof value === 'object') return value === null ? hintEmpty(schema, path) : undefined;
  if (typeof value === 'string' && isService(path)) return hintImage(written);
  if (schema.required) return typeof value === 'boolean' ? undefined : hintMap(written, schema);
  return typesOf(schema).includes('string') ? hintText(written, schema) : undefined;
}

function hintEmpty(schema: SchemaNode, path: readonly string[]): string | undefined {
  const isItem = /^\d+$/.test(present(path.at(-1)));
  if (isItem || !typesOf(schema).includes('object')) return undefined;
  return path.length === 2 ? 'Write {} for a copy that changes nothing.' : 'Write {} if there are none.';
}

function isService(path: readonly string[]): boolean {
  return path.length === 2 && path[0] === 'services';
}

/** Who writes a text in the place of a service has its image in mind. */
function hintImage(written: string): string | undefined {
  const image = writeAs(present(definitions.service?.properties?.image), written);
  return image === undefined ? undefined : `Write { image: ${image} }`;
}

/** Text is quoted as it was written: the number 1.10 was meant to be the text "1.10"; 5 seconds are 5s. */
function hintText(written: string, schema: SchemaNode): string | undefined {
  if (takesText(schema, written)) return `Put it into quotes: "${written}"`;
  if (takesText(schema, `${written}s`)) return `Write ${written}s`;
  const { 'x-expects': expects, enum: choices } = schema;
  if (expects !== undefined) return `It has to be ${expects}`;
  return (
    choices &&
    `It is one of ${choices
      .filter((it) => it !== null)
      .map((it) => `"${toText(it)}"`)
      .join(', ')}`
  );
}

/** The map that has to stand in place of its one field, or of its `name=value`. */
function hintMap(written: string, schema: SchemaNode): string {
  const required = present(schema.required);
  const pair = /^([^=]+)=([^]*)$/.exec(written);
  if (pair && fieldOf(schema, 'name') && fieldOf(schema, 'value')) {
    return `Write { name: ${write(present(pair[1]))}, value: ${write(present(pair[2]))} }`;
  }
  const values = required.map((field) => [field, writeAs(present(fieldOf(schema, field)), written)] as const);
  const isSure = values.filter(([, value]) => value !== undefined).length === 1;
  const fields = values.map(([field, value = '...']) => `${field}: ${isSure ? value : '...'}`);
  return `Write { ${fields.join(', ')} }`;
}

const definitions = environmentSchema.definitions as unknown as Readonly<Record<string, SchemaNode>>;

/** What a list's item has to be stands beside its type (see `mergeable`). */
function fieldOf({ properties, allOf }: SchemaNode, name: string): SchemaNode | undefined {
  const type = allOf?.[0]?.$ref?.replace('#/definitions/', '');
  return (type === undefined ? properties : definitions[type]?.properties)?.[name];
}

/** Undefined where the field would not take it. */
function writeAs(field: SchemaNode, written: string): string | undefined {
  const { minimum = -Infinity, maximum = Infinity } = field;
  const types = typesOf(field);
  const isNumber = /^\d+$/.test(written) && Number(written) >= minimum && Number(written) <= maximum;
  if (types.includes('integer') && isNumber) return written;
  return types.includes('string') && takesText(field, written) ? write(written) : undefined;
}

/** In quotes where it would be read as something else. */
function write(text: string): string {
  return /^[-\w./]+(:[-\w./]+)*$/.test(text) && isPlainText(text) ? text : JSON.stringify(text);
}
