import type { Labels } from './labels';

/**
 * The wave in which Argo CD applies what has to be there before the routes, which stay in wave 0
 * (https://argo-cd.readthedocs.io/en/stable/user-guide/sync-waves/).
 */
export const beforeRoutes: Labels = { 'argocd.argoproj.io/sync-wave': '-1' };
