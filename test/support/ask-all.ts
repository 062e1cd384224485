import { readCluster, type Cluster, type ClusterOptions } from './cluster';
import { evaluateRequest } from './evaluate-request';
import type { Manifest } from './manifests';
import type { Caller } from './tag-request';

/** For each environment of a request (empty: none), who answers for each service; 503 where nobody does. */
export type Answers = Readonly<Record<string, Readonly<Record<string, string | number>>>>;

export interface Questions extends ClusterOptions {
  /** What is expected; asked is for the same environments and services. A service may have a port and a path: `orders:9090/a`, and a scheme before it. */
  readonly answers: Answers;
  /** @default - x-virtual-env */
  readonly header?: string;
  /** Who asks. @default - a client without labels */
  readonly caller?: Caller;
}

/** Who answers, read off the manifests alone, in the shape of what is expected. */
export function askAll(
  manifests: readonly object[],
  { answers, header: name = 'x-virtual-env', caller, ...options }: Questions,
): Answers {
  const cluster = readCluster(manifests as readonly Manifest[], options);
  const rows = Object.entries(answers).map(([environment, row]) => {
    const cells = Object.keys(row).map(
      (service) =>
        [service, ask(cluster, service, { header: { name, value: environment }, caller })] as const,
    );
    return [environment, Object.fromEntries(cells)] as const;
  });
  return Object.fromEntries(rows);
}

/** The same for pods of environments, which say nothing of theirs: for each, who answers what it asks for. */
export function askAllCallers(
  manifests: readonly object[],
  callers: Answers,
  { label = 'virtual-env', ...options }: Omit<Questions, 'answers' | 'caller'>,
): Answers {
  const rows = Object.entries(callers).map(([environment, row]) => {
    const labels = environment === '' ? {} : { [label]: environment };
    const caller = { namespace: 'default', labels };
    return [environment, askAll(manifests, { ...options, label, answers: { '': row }, caller })['']] as const;
  });
  return Object.fromEntries(rows) as Answers;
}

interface Asked {
  readonly header: { readonly name: string; readonly value: string };
  readonly caller: Caller | undefined;
}

/** A service answers alike at all of its addresses; if not, all answers are told. */
function ask(cluster: Cluster, name: string, { header, caller }: Asked): string | number {
  const [, scheme, service, port, path] = parseAsked(name);
  const addresses = [...cluster.services].filter(([, object]) => object.name === service);
  const answers = addresses.map(([host, { spec }]) => {
    const called = port === undefined ? (spec.ports?.[0]?.port ?? 0) : Number(port);
    const answer = evaluateRequest(cluster, {
      host,
      port: called,
      header: header.value === '' ? undefined : header,
      caller,
      path,
      ...(scheme === 'tcp' && { isTcp: true }),
    });
    return 'status' in answer ? answer.status : answer.environments.join(' or ');
  });
  const [only, ...others] = [...new Set(answers)];
  return only !== undefined && others.length === 0 ? only : answers.join(' or ');
}

/** `tcp://orders:9090/a` in its parts, of which all but the service may be missing. */
function parseAsked(name: string): readonly (string | undefined)[] {
  return /^(?:(\w+):\/\/)?([^:/]+)(?::(\d+))?(\/.*)?$/.exec(name) ?? [];
}
