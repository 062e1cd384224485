import { childApplication } from '../argocd/child-application';
import { readRequest, type ArgocdRequest, type Variables } from '../argocd/read-request';
import { describeEmptiness, findMisuse, printSelection } from '../constructs/print-selection';
import { hasErrors } from '../core/diagnostics/diagnostic';
import { planEnvironments } from '../core/plan-environments';
import type { Plan } from '../core/resolution/plan';
import { pathInFolder } from '../files/path-in-folder';
import { readSourceFiles } from '../files/read-source-files';
import { formatDiagnostics, type CommandResult } from './command-result';

/** `envtree argocd`: what the plugin answers; the message of a failure stands in the Application's conditions. */
export function argocd(variables: Variables): CommandResult {
  let request;
  try {
    request = readRequest(variables);
  } catch (fault) {
    if (fault instanceof RangeError) return misused(fault.message);
    throw fault;
  }
  const { root, selection, path } = request;
  const { plan, diagnostics } = planEnvironments(readSourceFiles(root));
  const said = formatDiagnostics(diagnostics, pathInFolder(path, root));
  if (hasErrors(diagnostics)) return { stdout: '', stderr: said, exitCode: 1 };

  const misuse = findMisuse(plan, selection);
  if (misuse !== undefined) return misused(misuse);
  const text = printSelection(plan, selection, 'json') + printApplications(plan, request);
  if (text === '') {
    const hint = 'To remove what is there, remove its file.';
    return { stdout: '', stderr: `${said}error: ${describeEmptiness(selection)} ${hint}\n`, exitCode: 1 };
  }
  return { stdout: text, stderr: said, exitCode: 0 };
}

function misused(message: string): CommandResult {
  return { stdout: '', stderr: `error: ${message}\n`, exitCode: 2 };
}

/** One for each environment that has workloads; an Application of nothing would be an error to the plugin. */
function printApplications({ environments, workloads }: Plan, request: ArgocdRequest): string {
  const { parent } = request;
  if (parent === undefined) return '';
  const applications = environments
    .filter(({ name }) => workloads.some(({ environment }) => environment === name))
    .map((environment) => childApplication(environment, parent, request));
  return applications.map((application) => `${JSON.stringify(application)}\n`).join('');
}
