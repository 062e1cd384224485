import type { ServiceSpecification } from '../definition/service-specification';
import type { Environment, EnvironmentTree } from '../environment/environment-tree';

/** The annotations of OpenTelemetry's operator (https://github.com/open-telemetry/opentelemetry-operator). */
const prefix = 'instrumentation.opentelemetry.io';
const injection = `${prefix}/inject-`;

/**
 * `start`, what an instance is merged into, with the language that its root says for all services. A copy of pods that
 * ask for an injection themselves asks for the same.
 */
export function instrumentedByRoot(
  start: ServiceSpecification,
  { root }: Environment,
  { environments }: EnvironmentTree,
): ServiceSpecification {
  const asksItself = Object.keys(start.annotations ?? {}).some((key) => key.startsWith(injection));
  const environment = environments.get(root);
  if (asksItself || !environment) return start;
  const said = [environment.definition, ...environment.bases].find((it) => it.instrumentation !== undefined);
  const instrumentation = said?.instrumentation ?? undefined;
  return instrumentation === undefined ? start : { ...start, instrumentation };
}

/** What an instance says of itself. */
interface Described {
  readonly service: string;
  readonly specification: ServiceSpecification;
}

/**
 * What has the operator inject into the service's own container. It takes the first one where none is named, which
 * Istio's sidecar may be.
 */
export function injectionAnnotations({ service, specification }: Described): Record<string, string> {
  const { instrumentation, name = service } = specification;
  if (instrumentation === undefined) return {};
  return { [`${injection}${instrumentation}`]: 'true', [`${prefix}/container-names`]: name };
}
