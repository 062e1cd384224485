import { hintNames } from '../core/diagnostics/suggest';
import { layerChoices, type LayerChoice, type Selection } from '../core/plan/selection';
import { isLinkedOutOfRepository, leadsOutOfRepository } from '../files/path-in-folder';

/** What an Application asks of the plugin. */
export interface ArgocdRequest {
  readonly selection: Selection;
  /** The folder with envs/, from the Application's path. */
  readonly root: string;
  /** The Application's path. */
  readonly path: string;
  /** If given, an Application for each environment is wanted beside the selection, made after this one. */
  readonly parent?: ParentApplication;
}

/** What Argo CD says of the Application that asks. */
export interface ParentApplication {
  readonly name: string;
  /** Of its destination. */
  readonly namespace: string;
  readonly project: string;
  readonly repoURL: string;
  readonly targetRevision: string;
}

export type Variables = Readonly<Record<string, string | undefined>>;

/** Each parameter, by its name in `spec.source.plugin.parameters`; as `env` it is spelled in capitals. */
export const parameterNames = ['layer', 'env', 'root'] as const;

type Parameters = Partial<Record<(typeof parameterNames)[number], string>>;

/**
 * Reads the variables that Argo CD gives a plugin: ARGOCD_APP_PARAMETERS, and ARGOCD_ENV_LAYER and the like for those
 * who set `env` instead (https://argo-cd.readthedocs.io/en/stable/operator-manual/config-management-plugins/).
 * Throws a RangeError that says what is wrong with them.
 */
export function readRequest(variables: Variables): ArgocdRequest {
  const given = { ...readEnvironmentVariables(variables), ...readParameters(variables) };
  const { root = '.', layer, env } = given;
  const path = variables.ARGOCD_APP_SOURCE_PATH ?? '.';
  if (leadsOutOfRepository(path, root) || isLinkedOutOfRepository(path, root)) {
    throw new RangeError(`The parameter "root" leads out of the repository: ${root}`);
  }
  const selection = { ...(env !== undefined && { env }), ...(layer !== undefined && readLayer(layer)) };
  return { selection, root, path, ...(layer === applications && { parent: readParent(variables) }) };
}

/** The layer that has an Application for the workloads of each environment, beside the routing. */
const applications: LayerChoice = 'applications';

function readLayer(layer: string): Pick<Selection, 'layer'> {
  if (isLayerChoice(layer)) return { layer };
  throw new RangeError(`There is no layer "${layer}". ${hintNames(layer, Object.keys(layerChoices))}`);
}

function isLayerChoice(layer: string): layer is LayerChoice {
  return Object.hasOwn(layerChoices, layer);
}

function readParent(variables: Variables): ParentApplication {
  const read = (name: string): string => {
    const value = variables[`ARGOCD_APP_${name}`];
    if (value === undefined || value === '') throw new RangeError(`ARGOCD_APP_${name} is not set`);
    return value;
  };
  const name = read('NAME');
  // So Argo CD names an Application that is not in its own namespace; no object's name may be made of that.
  if (name.includes('_')) {
    throw new RangeError(`The layer "${applications}" is for an Application in Argo CD's own namespace`);
  }
  return {
    name,
    namespace: read('NAMESPACE'),
    project: read('PROJECT_NAME'),
    repoURL: read('SOURCE_REPO_URL'),
    targetRevision: variables.ARGOCD_APP_SOURCE_TARGET_REVISION || 'HEAD',
  };
}

const prefix = 'ARGOCD_ENV_';

function readEnvironmentVariables(variables: Variables): Parameters {
  const known = parameterNames.map((name) => name.toUpperCase());
  const given = Object.entries(variables).filter(([key]) => key.startsWith(prefix));
  const parameters = given.map(([key, value]) => [key.slice(prefix.length), value] as const);
  for (const [name] of parameters) requireKnown(name, known);
  return Object.fromEntries(parameters.map(([name, value]) => [name.toLowerCase(), value]));
}

interface Parameter {
  readonly name?: string;
  readonly string?: unknown;
}

function readParameters({ ARGOCD_APP_PARAMETERS: text = '' }: Variables): Parameters {
  if (text === '' || text === 'null') return {};
  const names = new Set<string>();
  const entries = parseList(text).map((parameter) => {
    const { name = '', string } = parameter ?? {};
    requireKnown(name, parameterNames);
    if (names.has(name)) throw new RangeError(`The parameter "${name}" is given twice`);
    names.add(name);
    if (typeof string !== 'string') throw new RangeError(`The parameter "${name}" has to be a "string"`);
    return [name, string] as const;
  });
  return Object.fromEntries(entries);
}

function parseList(text: string): readonly (Parameter | null)[] {
  try {
    const value: unknown = JSON.parse(text);
    if (Array.isArray(value)) return value as readonly (Parameter | null)[];
  } catch {
    // Told below, with the text itself.
  }
  throw new RangeError(`ARGOCD_APP_PARAMETERS is not a list in JSON: ${text}`);
}

/** An unknown parameter is a slip, and what it was meant to say would be passed over in silence. */
function requireKnown(name: string, known: readonly string[]): void {
  if (known.includes(name)) return;
  throw new RangeError(`There is no parameter "${name}". ${hintNames(name, known)}`);
}
