import { hintNames, suggest } from '../diagnostics/suggest';
import { isLegalName, levelsOf, longestName } from '../environment/environment-name';
import type { UnreadyInstance } from './explain-answer';
import type { ReportSource } from './report-source';
import { parseHeaders, type RequestHeaders } from './request-environment';

/** What is asked, as a command line says it. */
export interface SaidQuestion {
  /** An environment and a service, either of which may be missing; a service alone beside headers. */
  readonly names: readonly string[];
  /** Services that call each other, `app-js,app-go`. @default - none */
  readonly chain?: string;
  /** The headers of the request, `Name: value` each. */
  readonly request: readonly string[];
  /** Instances without a ready pod, `orders@dev.proj1,...`. @default - none */
  readonly unready?: string;
  /** Whether the values of the answering instance are asked for. @default false */
  readonly values?: boolean;
}

/** What is asked of the environments of a folder. */
export interface Question {
  /** Of the request; null: it has none, or its headers say it. @default - no single request is asked about */
  readonly environment?: string | null;
  readonly headers?: RequestHeaders;
  readonly service?: string;
  readonly chain?: readonly string[];
  readonly unready: readonly UnreadyInstance[];
  readonly wantsValues: boolean;
}

/** What stands for no environment where one is expected. */
export const noEnvironment = '-';

/** The question of a command line. Throws a RangeError that says what is wrong with it. */
export function readQuestion({ names, chain, request, unready, values = false }: SaidQuestion): Question {
  const [environment, service, ...more] = request.length > 0 ? [noEnvironment, ...names] : names;
  if (more.length > 0) {
    throw new RangeError('--request says the environment; the one name beside it is the service');
  }
  if (chain !== undefined && service !== undefined) {
    throw new RangeError(`--chain names the services; leave "${service}" out, or put it into the chain`);
  }
  if (values && service === undefined) throw new RangeError('--values needs a service: ENVIRONMENT SERVICE');
  const isAsked = environment !== undefined || chain !== undefined;
  return {
    ...(isAsked && { environment: environment === noEnvironment ? null : (environment ?? null) }),
    ...(request.length > 0 && { headers: parseHeaders(request) }),
    ...(service !== undefined && { service }),
    ...(chain !== undefined && { chain: listOf(chain, '--chain') }),
    unready: unready === undefined ? [] : listOf(unready, '--unready').map(readInstance),
    wantsValues: values,
  };
}

function listOf(text: string, option: string): string[] {
  const items = text.split(',').map((item) => item.trim());
  if (items.includes('')) throw new RangeError(`${option} has an empty name in "${text}"`);
  return items;
}

function readInstance(text: string): UnreadyInstance {
  const [service, environment, ...more] = text.split('@');
  if (!service || !environment || more.length > 0) {
    throw new RangeError(`"${text}" is no instance; write SERVICE@ENVIRONMENT, as orders@dev.proj1`);
  }
  return { service, environment };
}

/** What is wrong with a question, if anything is, where only the environments tell. */
export function findMisuseOf(question: Question, { plan, model }: ReportSource): string | undefined {
  const { environment, service, chain = [], unready } = question;
  const services = plan.answers.map((it) => it.service);
  const unknown = [service, ...chain, ...unready.map((it) => it.service)].find(
    (name) => name !== undefined && !services.includes(name),
  );
  if (unknown !== undefined) return describeUnknown(unknown, services);
  const { splitter } = model.tree.settings;
  if (typeof environment === 'string' && !isLegalName(environment, splitter)) {
    return describeIllegal(environment, { splitter, known: plan.environments.map(({ name }) => name) });
  }
  const lacking = unready.find((it) => !environmentsOf(it.service).includes(it.environment));
  if (!lacking) return undefined;
  const instances = environmentsOf(lacking.service);
  return `${lacking.service} has no instance in "${lacking.environment}". ${hintNames(lacking.environment, instances)}`;

  function environmentsOf(name: string): string[] {
    return plan.instances.filter((it) => it.service === name).map((it) => it.environment);
  }
}

function describeUnknown(service: string, services: readonly string[]): string {
  if (services.length === 0) return `There is no service "${service}", and no other either`;
  return `There is no service "${service}". ${hintNames(service, services)}`;
}

function describeIllegal(
  name: string,
  { splitter, known }: { readonly splitter: string; readonly known: readonly string[] },
): string {
  const lower = name.toLowerCase();
  const meant = suggest(name, known) ?? (isLegalName(lower, splitter) ? lower : undefined);
  const hint = meant === undefined ? '' : `. Did you mean "${meant}"?`;
  const levels = levelsOf(name, splitter).length > 1 ? 'each level of it is' : 'it is';
  return `"${name}" cannot be an environment's name: ${levels} made of a-z, 0-9 and hyphens in between, levels are joined by "${splitter}", and the whole has at most ${String(longestName)} characters${hint}`;
}
