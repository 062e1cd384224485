import type { EnvironmentTree } from '../environment/environment-tree';
import type { Address } from './address';
import { resolveAnswers, type ServiceAnswers } from './answers';
import { resolveInstances, type Instance } from './instance';
import { resolveFurther, resolveService, type ResolvedService } from './resolved-service';

/** All that rules judge and that objects are planned from: the tree, and who answers in it. */
export interface Model {
  readonly tree: EnvironmentTree;
  /** By name. */
  readonly services: readonly ResolvedService[];
  /** Of all services. */
  readonly instances: readonly Instance[];
  /** Each service once for every Service that it is called by. */
  readonly called: readonly ResolvedService[];
  /** Of each service, in the same order. */
  readonly answers: readonly ServiceAnswers[];
}

/** Every service of the tree with its instances, addresses and answers. */
export function resolveModel(tree: EnvironmentTree): Model {
  const services = resolveInstances(tree).map((service) => resolveService(service, tree));
  const called = services.flatMap((service) => [service, ...resolveFurther(service, tree)]);
  return {
    tree,
    services,
    instances: services.flatMap(({ instances }) => instances),
    called,
    answers: services.map((service) => resolveAnswers(service, tree)),
  };
}

/** The services of which it is known whose their addresses are, and what is to be said of these. */
export function certainServices({ services }: Model): ResolvedService[] {
  return services.filter(({ isUncertain }) => !isUncertain);
}

/** The same by every Service that they are called by. */
export function certainCalled({ called }: Model): ResolvedService[] {
  return called.filter(({ isUncertain }) => !isUncertain);
}

/** Their addresses. */
export function certainAddresses(model: Model): Address[] {
  return certainServices(model).flatMap(({ addresses }) => addresses);
}

/** The addresses of all services. */
export function allAddresses({ services }: Model): Address[] {
  return services.flatMap(({ addresses }) => addresses);
}
