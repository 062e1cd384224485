import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { readCluster, type Cluster, type InstanceName } from '../support/cluster';
import { evaluateRequest, type Request } from '../support/evaluate-request';
import { specifiedAnswer, type SpecifiedAnswer } from '../support/specification';
import type { Caller } from '../support/tag-request';
import type { Tree } from './tree';
import { renderTree } from './render-tree';

/** How a request is made, and what follows. */
export interface Asking {
  /** What the carrier says; undefined: there is none. */
  readonly carrier: string | undefined;
  /** The environment that the request is in by the specification; undefined: none. */
  readonly environment: string | undefined;
  /** @default - a client without labels */
  readonly caller?: Caller;
  /** How else it is made. @default - HTTP, to the port 8080 */
  readonly request?: Pick<Request, 'port' | 'path' | 'method' | 'headers' | 'isTcp'>;
}

export interface Question extends Asking {
  readonly service: string;
  /** One of the service's full names. */
  readonly host: string;
}

/** Every service under its full name in each namespace where it has an instance, asked in each of these ways. */
export function questionsOf({ environments, settings }: Tree, askings: readonly Asking[]): Question[] {
  const hosts = environments.flatMap(({ name, services }) => {
    const root = name.split(settings.splitter)[0];
    const namespace = environments.find((it) => it.name === root)?.namespace ?? settings.namespace;
    return services.map((service) => `${service}.${namespace}.svc.${settings.clusterDomain}`);
  });
  return [...new Set(hosts)].flatMap((host) =>
    askings.map((asking) => ({ service: host.split('.')[0] ?? '', host, ...asking })),
  );
}

/** What carriers could say: every environment, what could be below it, and what only looks like it; or nothing. */
export function askingsOf({ environments, settings }: Tree): Asking[] {
  const { splitter } = settings;
  const names = environments.flatMap(({ name }) => {
    const above = name.split(splitter).slice(0, -1).join(splitter);
    return [
      name,
      above,
      [name, 'zzz'].join(splitter),
      [name, 'zzz', 'a'].join(splitter),
      [above, 'zzz'].join(splitter),
      `${name}0`,
      name.slice(0, -1),
      name.toUpperCase(),
      name.split(splitter).join('x'),
      `zzz${splitter}${name}`,
    ];
  });
  const carriers = new Set([undefined, '', 'zzz', ...names]);
  return [...carriers].map((carrier) => ({ carrier, environment: carrier }));
}

/** The cluster after what is rendered of `tree` was applied, with its pods as they are; skips trees with errors. */
export function renderCluster(tree: Tree): Cluster {
  const { manifests } = renderTree(tree);
  fc.pre(manifests !== undefined);
  const { label, clusterDomain } = tree.settings;
  return readCluster(manifests, { label, clusterDomain, unready: unreadyOf(tree) });
}

function unreadyOf({ environments }: Tree): InstanceName[] {
  return environments.flatMap(({ name, unready }) =>
    unready.map((service) => ({ service, environment: name })),
  );
}

/** The evaluator's answer in the specification's words; several environments at once are no specified answer. */
export function ask(
  cluster: Cluster,
  { host, carrier, caller, request = { port: 8080 } }: Question,
  { settings }: Tree,
): unknown {
  const header = carrier === undefined ? undefined : { name: settings.header, value: carrier };
  const answer = evaluateRequest(cluster, { host, header, caller, ...request });
  if ('status' in answer) return { status: answer.status, hasBody: answer.body !== undefined };
  const [only, ...others] = answer.environments;
  return others.length === 0 ? { environment: only } : { environments: answer.environments };
}

/** The questions of which the cluster's answers are not what the specification wants, with both. */
export function findWrongAnswers(cluster: Cluster, questions: readonly Question[], tree: Tree): unknown[] {
  return questions.flatMap((question) => {
    const answer = ask(cluster, question, tree);
    const expected = expectedAnswer(question, tree);
    return isDeepStrictEqual(answer, expected) ? [] : [{ ...question, answer, expected }];
  });
}

function expectedAnswer({ service, environment }: Question, tree: Tree): SpecifiedAnswer {
  const { environments, settings, defaultEnvironment } = tree;
  const { splitter, fallback } = settings;
  const unready = unreadyOf(tree);
  return specifiedAnswer(
    { environments, splitter, defaultEnvironment, fallback },
    { service, environment, unready },
  );
}
