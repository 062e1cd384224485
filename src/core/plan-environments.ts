import { addGivenRoots } from './definition/add-given-roots';
import type { GivenRoots } from './definition/given-instance';
import { parseSourceFiles } from './definition/parse-source-files';
import type { SourceFile } from './definition/source-file';
import { wasPruned } from './definition/was-pruned';
import { sortDiagnostics, type Diagnostic } from './diagnostics/diagnostic';
import { growTree } from './environment/environment-tree';
import { planInstanceServices } from './istio/plan-instance-services';
import { planPolicies } from './istio/plan-policies';
import { planRoutes } from './istio/plan-routes';
import { planTags } from './istio/plan-tags';
import { planTiers } from './istio/plan-tiers';
import { findNameClashes } from './plan/name-clashes';
import type { Plan } from './plan/plan';
import { planServices } from './plan/plan-services';
import { planTree } from './plan/plan-tree';
import { planWorkloads } from './plan/plan-workloads';
import type { PlannedObject } from './plan/planned-object';
import { judge } from './rules/rules';
import { resolveModel, type Model } from './services/model';

export interface PlannedEnvironments {
  /** Complete where no diagnostic is an error; nothing may be rendered of it otherwise. */
  readonly plan: Plan;
  /** All that is wrong or worth knowing, in reading order. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Whatever is rendered, in the order of its application: the workloads, the hosts, the routes to these. */
const planners: readonly ((model: Model) => PlannedObject[])[] = [
  planWorkloads,
  planServices,
  planInstanceServices,
  planTiers,
  planPolicies,
  planTags,
  planRoutes,
];

/**
 * The whole core: from the files of a folder, and the instances of roots that another program renders, to the plan of
 * all that is rendered. Never throws for what is in a file.
 */
export function planEnvironments(files: readonly SourceFile[], roots: GivenRoots = {}): PlannedEnvironments {
  // Text to definitions
  const parsed = parseSourceFiles(files);

  // Definitions to a tree
  const definitions = addGivenRoots(parsed.definitions, roots, parsed.settings.settings);
  const tree = growTree(definitions, parsed.settings);

  // A tree to services: who answers
  const model = resolveModel(tree);

  // Services to objects
  const plan = planModel(model);

  // Without the splitter nobody knows which environment is above which.
  const isTreeKnown = !wasPruned(parsed.settings.pruned, ['splitter']);
  const found = isTreeKnown ? [...judge(model), ...findNameClashes(plan)] : [];
  return { plan, diagnostics: sortDiagnostics([...parsed.diagnostics, ...found]) };
}

/** The plan of a model, whatever was found wrong in it. */
export function planModel(model: Model): Plan {
  const { tree, answers } = model;
  return {
    label: tree.settings.label,
    environments: planTree(tree),
    answers,
    objects: planners.flatMap((planObjects) => planObjects(model)),
  };
}
