/** Who answers, written down from the specification (section 3, "Who answers") as naively as it reads. */

export interface SpecifiedTree {
  readonly environments: readonly { readonly name: string; readonly services: readonly string[] }[];
  readonly splitter: string;
  readonly defaultEnvironment: string;
  readonly fallback: 'live' | 'static';
}

export interface SpecifiedRequest {
  readonly service: string;
  /** What the carrier says; undefined where there is none. */
  readonly environment: string | undefined;
  readonly unready: readonly { readonly service: string; readonly environment: string }[];
}

/** An environment, or a 503, which says why where nobody could ever answer. */
export type SpecifiedAnswer =
  { readonly environment: string } | { readonly status: 503; readonly hasBody: boolean };

/** The one answer that the specification allows. */
export function specifiedAnswer(tree: SpecifiedTree, request: SpecifiedRequest): SpecifiedAnswer {
  const { service, unready } = request;
  const hasInstance = (environment: string): boolean =>
    tree.environments.some(({ name, services }) => name === environment && services.includes(service));
  const isReady = (environment: string): boolean =>
    !unready.some((it) => it.service === service && it.environment === environment);

  // 1. A request's environment E is its carrier's value. None: the default environment.
  const environment = request.environment ?? tree.defaultEnvironment;

  // 2. The owner of (service, E) is the nearest of E, parent(E), ... with an instance.
  const chain = chainOf(environment, tree.splitter).filter(hasInstance);
  const [owner] = chain;

  // 3. No owner in the chain: the default environment's answer. None there either: a 503 whose body says so.
  if (owner === undefined) {
    if (!hasInstance(tree.defaultEnvironment)) return { status: 503, hasBody: true };
    return answerOf([tree.defaultEnvironment].find(isReady));
  }

  // 4. With `fallback: live`, an instance without a ready pod is passed over, one by one up the chain.
  const candidates = tree.fallback === 'live' ? chain : [owner];
  return answerOf(candidates.find(isReady));
}

function answerOf(environment: string | undefined): SpecifiedAnswer {
  return environment === undefined ? { status: 503, hasBody: false } : { environment };
}

/** E, parent(E), ... up to its root. */
function chainOf(environment: string, splitter: string): string[] {
  const end = environment.lastIndexOf(splitter);
  return end === -1 ? [environment] : [environment, ...chainOf(environment.slice(0, end), splitter)];
}
