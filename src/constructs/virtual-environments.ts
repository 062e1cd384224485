import { Construct } from 'constructs';
import type { SourceFile } from '../core/definition/source-file';
import { hasErrors, type Diagnostic } from '../core/diagnostics/diagnostic';
import { formatDiagnostics } from '../core/diagnostics/format-diagnostic';
import { planEnvironments, type PlannedEnvironments } from '../core/plan-environments';
import type { Plan } from '../core/plan/plan';
import { findMisuse, selectObjects, type LayerChoice, type Selection } from '../core/plan/selection';
import { pathInFolder } from '../files/path-in-folder';
import { readEnvironmentsFolder, readerBeside } from '../files/read-source-files';
import { Manifest } from './manifest';
import { labelRoots, readRoots, type Roots } from './roots';

/** Where the environments come from, and which of their manifests are wanted. */
export interface VirtualEnvironmentsProps {
  /**
   * The folder with the environment files, from the current folder. Its name is `envs`; `envtree.yaml` lies beside it.
   *
   * @default 'envs'
   */
  readonly folder?: string;
  /**
   * The files themselves, in place of a folder: `envs/dev.yaml`, `envtree.yaml`.
   *
   * @default - those of the folder
   */
  readonly files?: readonly SourceFile[];
  /**
   * What `planEnvironments` has made of files, in place of these.
   *
   * @default - made of the files
   */
  readonly plan?: Plan;
  /**
   * Workloads of this app that are instances of roots, by root and by service: a Deployment or StatefulSet, which its
   * environments below fork, and maybe the Service to call it by; without that, the one of this app which selects its
   * pods. Each is read as it is now, keeps all that it has, and gets the label with the root's name at its pods.
   *
   * @default - roots have what their files say
   */
  readonly roots?: Roots;
  /**
   * One layer, or `routing` for hosts and routes, for those who apply layers one after the other.
   *
   * @default - all layers; with an environment, its workloads
   */
  readonly layer?: LayerChoice;
  /**
   * One environment, whose workloads alone are wanted.
   *
   * @default - all environments
   */
  readonly environment?: string;
}

/**
 * The manifests of virtual environments, in the chart that it is put into, with the names and namespaces that the
 * environment files give them. A mistake in a file is an error that tells all mistakes of all files.
 */
export class VirtualEnvironments extends Construct {
  /** Who answers, and every object that makes it so. */
  readonly plan: Plan;
  /** What is worth knowing of the files, and no error. */
  readonly warnings: readonly Diagnostic[];

  constructor(scope: Construct, id: string, props: VirtualEnvironmentsProps = {}) {
    super(scope, id);
    const { plan, diagnostics } = planOf(this, props);
    if (hasErrors(diagnostics)) throw new Error(describeMistakes(diagnostics, props));
    this.plan = plan;
    this.warnings = diagnostics;
    const selection = selectionOf(props);
    const misuse = findMisuse(plan, selection);
    if (misuse !== undefined) throw new Error(misuse);
    if (props.roots) labelRoots(props.roots, plan);
    for (const object of selectObjects(plan, selection)) new Manifest(this, object);
  }
}

function planOf(
  scope: Construct,
  props: VirtualEnvironmentsProps,
): Pick<PlannedEnvironments, 'plan' | 'diagnostics'> {
  const { folder = 'envs', files, plan, roots = {} } = props;
  if (plan) return { plan, diagnostics: [] };
  const beside = { roots: readRoots(roots, scope) };
  if (files) return planEnvironments(files, beside);
  return planEnvironments(readEnvironmentsFolder(folder), { ...beside, readFile: readerBeside(folder) });
}

function selectionOf({ layer, environment }: VirtualEnvironmentsProps): Selection {
  return { ...(layer !== undefined && { layer }), ...(environment !== undefined && { env: environment }) };
}

function describeMistakes(diagnostics: readonly Diagnostic[], { folder }: VirtualEnvironmentsProps): string {
  const beside = folder === undefined ? '.' : pathInFolder(folder, '..');
  const said = formatDiagnostics(diagnostics, (file) => pathInFolder(beside, file));
  return `There are mistakes in the environments\n\n${said}`;
}
