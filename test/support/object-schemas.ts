import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv, { type ValidateFunction } from 'ajv';
import { parse, parseAllDocuments } from 'yaml';

interface Schema {
  readonly [keyword: string]: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
}

interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string };
}

interface ResourceDefinition {
  readonly spec: {
    readonly group: string;
    readonly names: { readonly kind: string };
    readonly versions: readonly {
      readonly name: string;
      readonly schema: { readonly openAPIV3Schema: Schema };
    }[];
  };
}

const root = join(__dirname, '../..');
const kubernetes = parse(readFileSync(join(root, 'schema/kubernetes.yaml'), 'utf8')) as {
  readonly definitions: Readonly<Record<string, Schema>>;
};
const kubernetesTypes: Readonly<Record<string, string>> = {
  'v1/Service': 'Service',
  'apps/v1/Deployment': 'Deployment',
  'apps/v1/StatefulSet': 'StatefulSet',
};
const validators = new Map<string, ValidateFunction>([...kubernetesValidators(), ...istioValidators()]);

/** What is wrong with objects by the API's own schemas, unknown fields refused; empty where nothing is. */
export function checkAgainstSchemas(objects: readonly KubernetesObject[]): string[] {
  return objects.flatMap((object) => {
    const type = `${object.apiVersion}/${object.kind}`;
    const validator = validators.get(type);
    if (!validator) return [`${type}: there is no schema`];
    const isValid: boolean = validator(object);
    if (isValid) return [];
    return (validator.errors ?? []).map((fault) => {
      const details = JSON.stringify(fault.params);
      return `${type} ${object.metadata.name}${fault.instancePath}: ${fault.message ?? ''} ${details}`;
    });
  });
}

function compile(schema: object): ValidateFunction {
  return new Ajv({ allErrors: true, strict: false, validateFormats: false }).compile(schema);
}

function strictDefinitions(): Record<string, Schema> {
  const entries = Object.entries(kubernetes.definitions).map(
    ([name, schema]) => [name, refuseUnknown(schema)] as const,
  );
  return Object.fromEntries(entries);
}

function kubernetesValidators(): [string, ValidateFunction][] {
  const definitions = strictDefinitions();
  return Object.entries(kubernetesTypes).map(([type, name]) => {
    return [type, compile({ $ref: `#/definitions/${name}`, definitions })];
  });
}

function istioValidators(): [string, ValidateFunction][] {
  const documents = parseAllDocuments(readFileSync(join(root, 'crds/istio.yaml'), 'utf8'));
  const resources = documents.map((document) => document.toJS() as ResourceDefinition);
  const definitions = strictDefinitions();
  return resources.flatMap(({ spec: { group, names, versions } }) =>
    versions.map(({ name, schema }): [string, ValidateFunction] => {
      const { properties = {} } = schema.openAPIV3Schema;
      const whole = {
        type: 'object',
        additionalProperties: false,
        properties: {
          apiVersion: { const: `${group}/${name}` },
          kind: { const: names.kind },
          metadata: { $ref: '#/definitions/ObjectMeta' },
          spec: refuseUnknown(properties.spec ?? {}),
        },
        definitions,
      };
      return [`${group}/${name}/${names.kind}`, compile(whole)];
    }),
  );
}

/** As the API server does with strict field validation; what stands in oneOf and the like is left alone. */
function refuseUnknown(schema: Schema): Schema {
  const { properties, items, additionalProperties } = schema;
  const isOpen = schema['x-kubernetes-preserve-unknown-fields'] === true;
  return {
    ...schema,
    ...(properties && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([key, value]) => [key, refuseUnknown(value)]),
      ),
      ...(!isOpen && { additionalProperties: false }),
    }),
    ...(items && { items: refuseUnknown(items) }),
    ...(typeof additionalProperties === 'object' && {
      additionalProperties: refuseUnknown(additionalProperties),
    }),
  };
}
