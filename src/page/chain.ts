import { ancestorChain } from '../core/environment/environment-name';
import type { Graph, GraphInstance, Met } from '../core/reports/read-page-data';
import { nameOf, type Cell, type State } from './store';

/** An environment on the way up from a request's, and what it has to do with the answer. */
export interface Link {
  readonly environment: string;
  readonly instance: GraphInstance | undefined;
  readonly isReady: boolean;
  readonly role: 'answers' | 'passed' | 'next' | 'none' | 'unasked';
  readonly words: string;
}

/** The request's environment, those above it, and whoever else answers; each with its instance and its part in it. */
export function linksOf({ graph, unready }: State, { service, environment }: Cell, met: Met): Link[] {
  const chain = environment === undefined ? [] : ancestorChain(environment, graph.splitter);
  const others = met.answer.answeredBy.filter((it) => !chain.includes(it));
  return [...chain, ...others].map((name) => {
    const instance = graph.instances.find((it) => it.service === service && it.environment === name);
    const isReady = !unready.has(nameOf({ service, environment: name }));
    const role = roleOf(name, { instance, met });
    return { environment: name, instance, isReady, role, words: wordsFor({ name, role, graph }) };
  });
}

function roleOf(
  name: string,
  { instance, met }: { instance: GraphInstance | undefined; met: Met },
): Link['role'] {
  if (!instance) return 'none';
  if (name === met.environment) return 'answers';
  const { answeredBy } = met.answer;
  const place = answeredBy.indexOf(name);
  if (place === -1) return 'unasked';
  const answering = met.environment === undefined ? answeredBy.length : answeredBy.indexOf(met.environment);
  return place < answering ? 'passed' : 'next';
}

function wordsFor({ name, role, graph }: { name: string; role: Link['role']; graph: Graph }): string {
  switch (role) {
    case 'answers':
      return 'answers';
    case 'passed':
      return 'passed over: no pod is ready';
    case 'next':
      return 'would be next';
    case 'unasked':
      return 'is not asked';
    case 'none':
      return graph.environments.some((it) => it.name === name) ? 'no instance' : 'no file';
  }
}
