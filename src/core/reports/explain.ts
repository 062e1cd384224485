import { suggest } from '../diagnostics/suggest';
import { ancestorChain } from '../environment/environment-name';
import { present } from '../diagnostics/present';
import type { PlannedInstance } from '../plan/plan';
import { explainAnswer, findAnswer, type Asked, type ExplainedAnswer } from './explain-answer';
import { explainChain, type ExplainedChain } from './explain-chain';
import { explainEnvironment, type AnsweredServices } from './explain-environment';
import { explainPorts, type ExplainedPort } from './explain-ports';
import type { Question } from './explain-question';
import { explainRoutes, explainWorkloads, type ExplainedRoute, type ObjectName } from './explain-routes';
import type { ReportSource } from './report-source';
import { readEnvironment, type RequestEnvironment } from './request-environment';
import { valueOrigins, type ValueOrigin } from './value-origins';

/** The answer to a question, as plain JSON. */
export type Explanation = ServiceExplanation | EnvironmentExplanation | ChainExplanation;

interface Explained {
  /** What the headers of the request say. @default - none were given */
  readonly request?: RequestEnvironment;
  /** What was probably meant, where the environment has no file. @default - nothing is like it */
  readonly similar?: string;
}

/** Who answers one request, and why. */
export interface ServiceExplanation extends Explained, ExplainedAnswer {
  readonly kind: 'answer';
  /** By each name of the service. */
  readonly routes: readonly ExplainedRoute[];
  /** What answers. @default - nobody does */
  readonly instance?: ExplainedInstance;
  readonly ports: readonly ExplainedPort[];
  /** Of the instance that answers. @default - they are not asked for, or nobody answers */
  readonly values?: readonly ValueOrigin[];
}

export interface ExplainedInstance {
  readonly deployedBy: PlannedInstance['deployedBy'];
  /** What envtree renders of it. */
  readonly workloads: readonly ObjectName[];
  /** The services, and further hosts, that it says it calls. @default - it says nothing of that */
  readonly calls?: readonly string[];
  /** Of its environment, as its file says. @default - it says nobody */
  readonly owner?: string;
  /** The same. @default - never */
  readonly expires?: string;
}

/** Who answers the requests of an environment, for every service. */
export interface EnvironmentExplanation extends Explained {
  readonly kind: 'services';
  readonly environment: string | null;
  readonly answers: readonly AnsweredServices[];
}

/** Who answers along a chain of calls. */
export interface ChainExplanation extends Explained, ExplainedChain {
  readonly kind: 'chain';
  readonly environment: string | null;
}

/** Answers a question about a request, in which nothing is wrong. */
export function explain(question: Question, source: ReportSource): Explanation {
  const { environment = null, headers, service, chain } = question;
  const { model } = source;
  const request = headers && readEnvironment(headers, model.tree.settings);
  const said = request?.said ?? (environment === null ? [] : [environment]);
  const asked: Asked = { said, unready: question.unready };
  const similar = said.length === 1 ? similarTo(present(said[0]), source) : undefined;
  const common = { ...(request && { request }), ...(similar !== undefined && { similar }) };
  if (chain) {
    return { kind: 'chain', environment: said[0] ?? null, ...common, ...explainChain(source, chain, asked) };
  }
  if (service === undefined) {
    const answers = explainEnvironment(source, asked);
    return { kind: 'services', environment: said[0] ?? null, ...common, answers };
  }
  const found = findAnswer(source, service, asked);
  const answer = explainAnswer(source, found, asked);
  const { answeredBy } = answer;
  return {
    kind: 'answer',
    ...answer,
    ...common,
    routes: explainRoutes(source, service, found.ancestors),
    ...(answeredBy !== null && describeInstance({ service, environment: answeredBy }, question, source)),
    ports: explainPorts(source, service),
  };
}

/** The environment that was probably meant by one without a file. */
function similarTo(name: string, { plan, model }: ReportSource): string | undefined {
  const names = plan.environments.map((environment) => environment.name);
  const above = ancestorChain(name, model.tree.settings.splitter);
  return names.includes(name)
    ? undefined
    : suggest(
        name,
        names.filter((it) => !above.includes(it)),
      );
}

function describeInstance(
  named: { readonly service: string; readonly environment: string },
  { wantsValues }: Question,
  source: ReportSource,
): Pick<ServiceExplanation, 'instance' | 'values'> {
  const { service, environment } = named;
  const { plan, model } = source;
  const { owner, expires } = present(plan.environments.find(({ name }) => name === environment));
  const planned = present(
    plan.instances.find((it) => it.service === service && it.environment === environment),
  );
  const { instances } = present(model.services.find((it) => it.service === service));
  const found = present(instances.find((it) => it.environment.name === environment));
  const { deployedBy, calls } = planned;
  return {
    instance: {
      deployedBy,
      workloads: explainWorkloads(source, named),
      ...(calls && { calls }),
      ...(owner !== undefined && { owner }),
      ...(expires !== undefined && { expires }),
    },
    ...(wantsValues && { values: valueOrigins(found, source) }),
  };
}
