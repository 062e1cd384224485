import environmentSchema from '../../../schema/environment.schema.json';
import { error, type Diagnostic } from '../diagnostics/diagnostic';
import { checkEnd, isCutOff } from './check-end';
import { locateValue, noLocations, type DocumentLocations } from './document-locations';
import type { GivenInstances } from './given-instance';
import { toText, type JsonObject, type JsonValue } from './json';
import type { Companion } from './manifest-object';
import { parseYaml } from './parse-yaml';
import { readVariables } from './read-variables';
import type { ServiceSpecification } from './service-specification';
import type { ReadableFile } from './source-file';
import { prepareSchema } from './prepare-schema';
import { validate } from './validate';
import { everything, type Pruned } from './was-pruned';

/** What one file says of one environment, without what is wrong in it. */
export interface EnvironmentDefinition {
  readonly name: string;
  readonly description?: string;
  readonly owner?: string;
  readonly expires?: string;
  readonly namespace?: string;
  /** The root whose services this one has as well. */
  readonly extends?: string;
  /** Whether its pods refuse requests of other environments. */
  readonly isolation?: 'strict';
  /** The language that all services of a root are instrumented for; null: none, though the root that it extends says one. */
  readonly instrumentation?: string | null;
  /** Whether it has a host of its own, or at which service. */
  readonly preview?: boolean | { readonly service?: string };
  readonly services: Readonly<Record<string, ServiceSpecification>>;
  /** The files with what else comes with it. */
  readonly objects?: readonly string[];
  /** The instances that envtree does not make itself, and `services` describes as well. */
  readonly given: GivenInstances;
  /** The objects of its namespace that others have written, among them those of the given instances. */
  readonly known: readonly JsonObject[];
  /** The files that it names: manifests of services, and what else comes with it. */
  readonly manifests: readonly string[];
  /** The objects of the files that `objects` names. */
  readonly companions: readonly Companion[];
  readonly locations: DocumentLocations;
  /** The JSON Pointers of what is missing above because it was wrong (see `Validated`). */
  readonly pruned: Pruned;
}

export interface ParsedEnvironment {
  readonly definition: EnvironmentDefinition;
  readonly diagnostics: readonly Diagnostic[];
}

const schema = prepareSchema(environmentSchema);

/** The definition of the environment `name` in `file`. Parsing never fails: it returns what it could. */
export function parseEnvironment(name: string, file: ReadableFile): ParsedEnvironment {
  const document = parseYaml(file);
  const { value, pruned, diagnostics } = readVariables(validate(document, schema), document);
  const content = (value ?? {}) as JsonObject;
  const definition: EnvironmentDefinition = {
    services: {},
    ...content,
    given: {},
    known: [],
    manifests: [],
    companions: [],
    name,
    locations: document.locations,
    pruned: isCutOff(file) ? everything : pruned,
  };
  const naming = checkName(content.name, definition);
  const said = [...document.diagnostics, ...diagnostics, ...naming];
  return { definition, diagnostics: checkEnd(file, said) };
}

/** An environment of which nothing is known, since its file cannot be read. */
export function unknownEnvironment(name: string, path: string): EnvironmentDefinition {
  const nothing = { services: {}, given: {}, known: [], manifests: [], companions: [] };
  return { name, ...nothing, locations: noLocations(path), pruned: everything };
}

function checkName(written: JsonValue | undefined, { name, locations }: EnvironmentDefinition): Diagnostic[] {
  if (written === undefined || written === name) return [];
  return [
    error({
      code: 'name-differs',
      message: `This file is named for "${name}", not for "${toText(written)}"`,
      location: locateValue(locations, ['name']),
      hint: 'Rename the file, or leave the name out.',
    }),
  ];
}
