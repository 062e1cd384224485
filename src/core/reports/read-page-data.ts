import { present } from '../diagnostics/present';
import { ancestorChain } from '../environment/environment-name';
import type { PlannedInstance } from '../plan/plan';
import { answerFor, type Answer, type Reason, type ServiceAnswers } from '../services/answers';
import type { PageAnswer, PageData, PageEnvironment, PageInstance } from './page-data';

/** What the page walks: the plan's answers and instances, as the plan has them. */
export interface Graph extends Pick<PageData, 'header' | 'splitter' | 'defaultEnvironment'> {
  /** In the order of a drawn tree. */
  readonly environments: readonly GraphEnvironment[];
  readonly services: readonly string[];
  readonly answers: readonly ServiceAnswers[];
  readonly instances: readonly GraphInstance[];
}

export interface GraphEnvironment extends PageEnvironment {
  /** Itself, then each environment above it, with or without a file. */
  readonly ancestors: readonly string[];
  /** The nearest above it that has a file. */
  readonly parent: string | undefined;
  /** How many environments with a file are above it. */
  readonly depth: number;
}

/** Without the line itself, which only messages show. */
export interface GraphInstance extends Omit<PlannedInstance, 'locate'> {
  /** `envs/dev.yaml:4:3`. */
  readonly place: string;
}

/** One service's workload in one environment. */
export interface InstanceName {
  readonly service: string;
  readonly environment: string;
}

/** What a request meets: the answer of the plan, and who gives it now; undefined: nobody, a 503. */
export interface Met {
  readonly answer: Answer;
  readonly environment: string | undefined;
}

/** Gives back what `writePageData` has written. */
export function readPageData(data: PageData): Graph {
  const names = data.environments.map(({ name }) => name);
  const environments = new Map<string, GraphEnvironment>();
  for (const environment of data.environments) {
    const ancestors = ancestorChain(environment.name, data.splitter);
    // Those above it are read before it, and the environment itself after that.
    const parent = ancestors.find((name) => environments.has(name));
    const depth = parent === undefined ? 0 : present(environments.get(parent)).depth + 1;
    environments.set(environment.name, { ...environment, ancestors, parent, depth });
  }
  return {
    header: data.header,
    splitter: data.splitter,
    defaultEnvironment: data.defaultEnvironment,
    environments: [...environments.values()],
    services: data.services,
    instances: data.instances.map((instance) => readInstance(instance, data)),
    answers: data.answers.map((answers, place) => {
      const service = present(data.services[place]);
      const read = (answer: PageAnswer): Answer => readAnswer(answer, { service, names, data });
      return { service, answers: answers.map(read) };
    }),
  };
}

function readInstance(instance: PageInstance, { services, environments, files }: PageData): GraphInstance {
  const [service, environment, parent, file, line, column, kind, deployedBy, calls] = instance;
  return {
    service: present(services[service]),
    environment: present(environments[environment]).name,
    ...(parent !== -1 && { parent: present(environments[parent]).name }),
    kind,
    deployedBy,
    ...(calls && { calls: calls.map((call) => (typeof call === 'string' ? call : present(services[call]))) }),
    place: `${present(files[file])}:${String(line)}:${String(column)}`,
  };
}

interface Around {
  readonly service: string;
  readonly names: readonly string[];
  readonly data: PageData;
}

function readAnswer([environment, type, ...places]: PageAnswer, { service, names, data }: Around): Answer {
  const answeredBy = places.map((place) => present(names[place]));
  const { defaultEnvironment } = data;
  return {
    environment: environment === -1 ? null : present(names[environment]),
    answeredBy,
    reason: readReason({ type, service, answeredBy, defaultEnvironment }),
  };
}

interface Written {
  readonly type: Reason['type'];
  readonly service: string;
  readonly answeredBy: readonly string[];
  readonly defaultEnvironment: string;
}

/** A reason says no more than who answers, and which environment is the default. */
function readReason({ type, service, answeredBy, defaultEnvironment }: Written): Reason {
  switch (type) {
    case 'owner':
      return { type, service, tiers: answeredBy };
    case 'default':
    case 'nobody':
      return { type, service, defaultEnvironment };
    case 'only':
    case 'unrouted':
      return { type, service, environment: present(answeredBy[0]) };
    case 'unselected':
      return { type, service };
  }
}

/**
 * What a request of an environment, with or without a file, meets at a service; of none where `environment` is
 * undefined. It only walks the answers of the plan, past what is not ready.
 */
export function meet(
  { answers, splitter }: Pick<Graph, 'splitter'> & { readonly answers: ServiceAnswers },
  environment: string | undefined,
  isReady: (instance: InstanceName) => boolean,
): Met {
  const ancestors = environment === undefined ? [] : ancestorChain(environment, splitter);
  const answer = present(answerFor(answers, ancestors));
  const { service } = answers;
  return { answer, environment: answer.answeredBy.find((it) => isReady({ service, environment: it })) };
}
