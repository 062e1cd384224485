import { addGivenRoots } from './definition/add-given-roots';
import type { GivenRoots } from './definition/given-instance';
import { parseSourceFiles } from './definition/parse-source-files';
import type { SourceFile } from './definition/source-file';
import { wasPruned } from './definition/was-pruned';
import { hasErrors, sortDiagnostics, type Diagnostic } from './diagnostics/diagnostic';
import { growTree } from './environment/environment-tree';
import { callerNamespaces } from './istio/caller-namespaces';
import { planCarriers } from './istio/plan-carriers';
import { planLog } from './istio/plan-log';
import { planEdge } from './istio/plan-edge';
import { planGateways } from './istio/plan-gateways';
import { planInstanceServices } from './istio/plan-instance-services';
import { planIsolation } from './istio/plan-isolation';
import { planPreviews } from './istio/plan-previews';
import { planPolicies } from './istio/plan-policies';
import { planRoutes } from './istio/plan-routes';
import { planScopes } from './istio/plan-scopes';
import { planTags } from './istio/plan-tags';
import { planTiers } from './istio/plan-tiers';
import { adoptInstances } from './manifests/adopt-instances';
import type { ReadFile } from './manifests/manifest-library';
import { findNameClashes } from './plan/name-clashes';
import type { Plan } from './plan/plan';
import { planAdoptedServices, planAdoptedWorkloads } from './plan/plan-adopted';
import { planNetworkPolicies } from './plan/plan-network-policies';
import { planInstances } from './plan/plan-instances';
import { planCompanions } from './plan/plan-companions';
import { planSecurityPolicies } from './plan/plan-security-policies';
import { planServices } from './plan/plan-services';
import { planTree } from './plan/plan-tree';
import { planWorkloads } from './plan/plan-workloads';
import type { PlannedObject } from './plan/planned-object';
import { findTooLarge } from './plan/too-large';
import type { FindingContext } from './rules/finding';
import { findAll } from './rules/findings';
import { judge } from './rules/rules';
import { resolveModel, type Model } from './services/model';

export interface PlannedEnvironments {
  /** Complete where no diagnostic is an error; nothing may be rendered of it otherwise. */
  readonly plan: Plan;
  /** What the plan is made of, for whoever asks where a value comes from. */
  readonly model: Model;
  /** All that is wrong or worth knowing, in reading order. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Whatever is rendered, in the order of its application: the workloads, the hosts, the routes to these. */
const planners: readonly ((model: Model) => PlannedObject[])[] = [
  planCompanions,
  planWorkloads,
  planAdoptedWorkloads,
  planServices,
  planAdoptedServices,
  planNetworkPolicies,
  planSecurityPolicies,
  planInstanceServices,
  planTiers,
  planPolicies,
  planCarriers,
  planLog,
  planEdge,
  planTags,
  planIsolation,
  planScopes,
  planRoutes,
  planGateways,
  planPreviews,
];

/** What environments are made of beside their own files. */
export interface Beside {
  /** Instances of roots that another program renders. @default - none */
  readonly roots?: GivenRoots;
  /** Reads a manifest that a file names. @default - it is among the files */
  readonly readFile?: ReadFile;
}

function findIn(files: readonly SourceFile[]): ReadFile {
  const missing = { problem: 'unreadable-file', message: 'There is no such file' } as const;
  return (path) => files.find((file) => file.path === path) ?? { path, ...missing };
}

/**
 * The whole core: from the files of a folder, and the instances of roots that another program renders, to the plan of
 * all that is rendered. Never throws for what is in a file.
 */
export function planEnvironments(
  files: readonly SourceFile[],
  { roots = {}, readFile = findIn(files) }: Beside = {},
): PlannedEnvironments {
  // Text to definitions
  const parsed = parseSourceFiles(files);

  // What runs already, in the place of what a file says
  const adopted = adoptInstances(parsed.definitions, parsed.settings.settings, readFile);

  // Definitions to a tree
  const tree = growTree(addGivenRoots(adopted.definitions, roots), parsed.settings);

  // A tree to services: who answers
  const model = resolveModel(tree);

  // Services to objects
  const plan = planModel(model);

  // Without the splitter nobody knows which environment is above which.
  const isTreeKnown = !wasPruned(parsed.settings.pruned, ['splitter']);
  const found = isTreeKnown ? [...judge(model), ...findNameClashes(plan), ...findTooLarge(plan)] : [];
  return {
    plan,
    model,
    diagnostics: sortDiagnostics([...parsed.diagnostics, ...adopted.diagnostics, ...found]),
  };
}

/** The plan of a model, whatever was found wrong in it. */
export function planModel(model: Model): Plan {
  const { tree, answers } = model;
  return {
    label: tree.settings.label,
    carriers: {
      header: tree.settings.header,
      aliases: tree.settings.aliases.length,
      namespaces: callerNamespaces(tree),
    },
    environments: planTree(tree),
    instances: planInstances(model),
    answers,
    objects: planners.flatMap((planObjects) => planObjects(model)),
  };
}

/**
 * `planned` with what `envtree check` alone tells beside it. What has a mistake is left as it is, since a finding may
 * only follow from that.
 */
export function withFindings(
  planned: PlannedEnvironments,
  asked: Pick<FindingContext, 'today'> = {},
): PlannedEnvironments {
  const { plan, model, diagnostics } = planned;
  if (hasErrors(diagnostics)) return planned;
  return {
    ...planned,
    diagnostics: sortDiagnostics([...diagnostics, ...findAll(model, { plan, ...asked })]),
  };
}
