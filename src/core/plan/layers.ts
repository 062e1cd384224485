/** A group of manifests that is applied together. */
export type Layer = 'workloads' | 'hosts' | 'routes' | 'applications';

/** In the order of their application: routes some seconds after the hosts that they lead to, what delivers them last. */
export const layers: readonly Layer[] = ['workloads', 'hosts', 'routes', 'applications'];
