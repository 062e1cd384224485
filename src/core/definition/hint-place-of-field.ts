import environmentSchema from '../../../schema/environment.schema.json';
import { present } from '../diagnostics/present';
import { omit } from './json';
import type { SchemaNode } from './schema-node';

const definitions = environmentSchema.definitions as unknown as Readonly<Record<string, SchemaNode>>;
const service = fieldsOf(definitions.service);
const environment = omit(environmentSchema.properties, ['services']);

/** The maps of a service that take the fields of another type, in the order in which a field is looked for. */
const places = ['pod', 'spec', 'service', 'http', 'trafficPolicy'].map((name) => ({
  name,
  fields: fieldsOf(definitions.service?.properties?.[name]),
}));

/**
 * Where a field belongs that stands in the wrong place: `serviceAccountName` under `pod`, `image` in a service, `extends`
 * beside the services.
 * Undefined where it belongs nowhere.
 */
export function hintPlaceOf(key: string, path: readonly string[]): string | undefined {
  if (path[0] !== 'services')
    return service.has(key) ? `"${key}" belongs to a service: services: {NAME: {${key}: ...}}` : undefined;
  const isService = path.length === 2;
  const place = isService ? places.find(({ fields }) => fields.has(key)) : undefined;
  if (place) return `"${key}" belongs under "${place.name}"`;
  if (isService && Object.hasOwn(environment, key))
    return `"${key}" belongs to the environment, beside "services" and not in one of them`;
  const isPlace = path.length === 3 && places.some(({ name }) => name === path[2]);
  return isPlace && service.has(key) ? `"${key}" belongs one level up, in the service itself` : undefined;
}

function fieldsOf(schema: SchemaNode | undefined): ReadonlySet<string> {
  return new Set(Object.keys(present(schema?.properties)));
}
