/** cdk8s' entry: `cdk8s synth` runs it in the folder with `envs/`, and reads what it leaves in `dist/`. */
import { formatDiagnostics } from './commands/command-result';
import { buildApp } from './constructs/build-app';
import { hasErrors } from './core/diagnostics/diagnostic';
import { planEnvironments } from './core/plan-environments';
import { readSourceFiles } from './files/read-source-files';

const { plan, diagnostics } = planEnvironments(readSourceFiles('.'));
process.stderr.write(formatDiagnostics(diagnostics, '.'));

if (hasErrors(diagnostics)) process.exitCode = 1;
else buildApp(plan).synth();
