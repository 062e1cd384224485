import { groupBy } from '../diagnostics/group-by';
import type { Plan, PlannedEnvironment, PlannedInstance } from '../plan/plan';

/** An environment that has a file, with what is in it and what is below it. */
export interface GraphNode {
  readonly environment: PlannedEnvironment;
  /** By service. */
  readonly instances: readonly PlannedInstance[];
  /** Those whose nearest environment above them, among those with a file, is this one; by name. */
  readonly children: readonly GraphNode[];
}

/** The trees of all environments that have a file: each root, and whatever has no file above it. */
export function growForest({ environments, instances }: Plan): GraphNode[] {
  const names = new Set(environments.map(({ name }) => name));
  const parentOf = ({ ancestors }: PlannedEnvironment): string =>
    ancestors.slice(1).find((name) => names.has(name)) ?? '';
  const children = groupBy(environments, parentOf);
  const inEnvironment = groupBy(instances, ({ environment }) => environment);
  const growBelow = (parent: string): GraphNode[] =>
    (children.get(parent) ?? []).map((environment) => ({
      environment,
      instances: inEnvironment.get(environment.name) ?? [],
      children: growBelow(environment.name),
    }));
  return growBelow('');
}

/** A node, then all that is below it, in the order in which people read a tree. */
export function nodesFrom(node: GraphNode): GraphNode[] {
  return [node, ...node.children.flatMap(nodesFrom)];
}
