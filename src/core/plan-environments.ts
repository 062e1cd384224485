import { parseSourceFiles } from './definition/parse-source-files';
import type { SourceFile } from './definition/source-file';
import { sortDiagnostics, type Diagnostic } from './diagnostics/diagnostic';
import { growTree } from './environment/environment-tree';
import type { Plan } from './resolution/plan';
import { resolvePlan } from './resolution/resolve-plan';

export interface PlannedEnvironments {
  /** Complete where no diagnostic is an error; nothing may be rendered of it otherwise. */
  readonly plan: Plan;
  /** All that is wrong or worth knowing, in reading order. */
  readonly diagnostics: readonly Diagnostic[];
}

/** The whole core: from the files of a folder to the plan of all that is rendered. Never throws for what is in a file. */
export function planEnvironments(files: readonly SourceFile[]): PlannedEnvironments {
  // Text to definitions
  const parsed = parseSourceFiles(files);

  // Definitions to a tree
  const grown = growTree(parsed.definitions, parsed.settings);

  // A tree to a plan
  const resolved = resolvePlan(grown.tree);

  const diagnostics = [...parsed.diagnostics, ...grown.diagnostics, ...resolved.diagnostics];
  return { plan: resolved.plan, diagnostics: sortDiagnostics(diagnostics) };
}
