/** cdk8s' entry: `cdk8s synth` runs it in the folder with `envs/`, and shows what it leaves in its output folder. */
import { formatDiagnostics } from './commands/command-result';
import { buildApp } from './constructs/build-app';
import { printApp } from './constructs/print-manifests';
import { hasErrors } from './core/diagnostics/diagnostic';
import { planEnvironments } from './core/plan-environments';
import { formatAnswerTable } from './core/reports/answer-table';
import { readSourceFiles } from './files/read-source-files';
import { writeText } from './files/write-text';

const { plan, diagnostics } = planEnvironments(readSourceFiles('.'));
process.stderr.write(formatDiagnostics(diagnostics, '.'));

if (hasErrors(diagnostics)) {
  process.exitCode = 1;
} else if (plan.workloads.length === 0) {
  // Argo CD would remove everything that it applied before.
  process.stderr.write('error: There is nothing to render\n');
  process.exitCode = 1;
} else {
  const app = buildApp(plan);
  // Our own printer: app.synth() leaves text unquoted that Kubernetes reads as a number, as 0o17.
  const file = `${app.outdir}/app.k8s.yaml`;
  writeText(file, printApp(app));
  // With --stdout the folder is a temporary one, which cdk8s names by its full path and removes.
  const place = file.startsWith('/') ? '' : `\nThe manifests are in ${file}\n`;
  // To stderr, since cdk8s keeps to itself what its app writes to stdout.
  process.stderr.write(`\n${formatAnswerTable(plan)}${place}\n`);
}
