/**
 * Writes schema/environment.schema.json: our schema/environment.yaml, filled in with the fields of Kubernetes'
 * types (schema/kubernetes.yaml) and of Istio's (crds/istio.yaml), and with what their values are (schema/values.yaml).
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { mergeable, type Schema } from './mergeable-schema';
import type { ValueRules } from './value-rules';

const root = join(__dirname, '..');

function readYaml(path: string): Schema {
  return parse(readFileSync(join(root, path), 'utf8')) as Schema;
}

function mapValues<T>(map: Schema, change: (value: any, key: string) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, change(value, key)] as const));
}

/** The schema that a custom resource definition holds for one kind, without descriptions. */
function customResource(kind: string): Schema {
  const documents = parseAllDocuments(readFileSync(join(root, 'crds/istio.yaml'), 'utf8'));
  const definition = documents
    .map((document) => document.toJS() as Schema)
    .find((it) => it.spec.names.kind === kind);
  return definition?.spec.versions[0].schema.openAPIV3Schema.properties.spec as Schema;
}

function typesOfOthers(): Record<string, Schema> {
  const route = customResource('VirtualService').properties.http.items as Schema;
  const types: Record<string, Schema> = {
    'istio.HTTPRoute': route,
    'istio.HTTPMatchRequest': route.properties.match.items as Schema,
    'istio.TrafficPolicy': customResource('DestinationRule').properties.trafficPolicy as Schema,
    ...(readYaml('schema/kubernetes.yaml').definitions as Record<string, Schema>),
  };
  return mapValues(types, (_type, name) => ({
    ...mergeable(name, types, values),
    'x-type': name.replace('istio.', ''),
  }));
}

/** Replaces our own words in `schema`: fields are filled in, but for the refused ones. */
function expand(schema: unknown, types: Record<string, Schema>): unknown {
  if (Array.isArray(schema)) return schema.map((item) => expand(item, types));
  if (typeof schema !== 'object' || schema === null) return schema;
  const { 'x-fields-of': sources, 'x-format': format, ...own } = schema as Schema;
  const expanded: Schema = mapValues(own, (value) => expand(value, types));
  if (format) Object.assign(expanded, values.formats[format as string]);
  if (!sources) return expanded;
  const names = sources as string[];
  const refused = Object.keys((own['x-refused-keys'] as Schema | undefined) ?? {});
  const takenOf = (all: Schema): Schema =>
    Object.fromEntries(Object.entries(all).filter(([name]) => !refused.includes(name)));
  const fields = names.map((name) => types[name]?.properties as Schema);
  const byType = names.map((name, index) => [name, Object.keys(fields[index] ?? {})] as const);
  return {
    ...expanded,
    'x-type': names.map((name) => name.replace('istio.', '')).join(' or '),
    // Which of several types has a field is for the parser to tell, which knows the kind.
    ...(names.length > 1 && { 'x-fields': Object.fromEntries(byType) }),
    ...(names.length === 1 && ofWholeMap(types[names[0] ?? ''] ?? {})),
    properties: { ...takenOf(Object.assign({}, ...fields) as Schema), ...expanded.properties },
  };
}

/** What a type says of several of its fields together. */
function ofWholeMap(type: Schema): Schema {
  return Object.fromEntries(Object.entries(type).filter(([word]) => ['x-needs', 'x-unions'].includes(word)));
}

/** The types that `schema` refers to, and those that they refer to. */
function referred(schema: unknown, types: Record<string, Schema>, found = new Set<string>()): Set<string> {
  for (const [, name] of JSON.stringify(schema).matchAll(/"#\/definitions\/(\w+)"/g)) {
    if (name && name in types && !found.has(name)) referred(types[name], types, found.add(name));
  }
  return found;
}

const values = readYaml('schema/values.yaml') as unknown as ValueRules;
const types = typesOfOthers();
const ours = expand(readYaml('schema/environment.yaml'), types) as Schema;
const used = [...referred(ours, types)].sort().map((name) => [name, types[name]]);
const schema = { ...ours, definitions: { ...ours.definitions, ...Object.fromEntries(used) } };
writeFileSync(join(root, 'schema/environment.schema.json'), `${JSON.stringify(schema, null, 1)}\n`);
