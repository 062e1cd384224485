/** cdk8s' entry: `cdk8s synth` runs it in the folder with `envs/`, and shows what it leaves in its output folder. */
import { answerRequest } from './answers/answer-request';
import { synthesizeApp } from './constructs/build-app';
import type { Plan } from './core/plan/plan';
import { formatAnswerTable } from './core/reports/answer-table';

function synthesize(plan: Plan): string | undefined {
  if (!plan.objects.some(({ layer }) => layer === 'workloads')) return undefined;
  const file = synthesizeApp(plan);
  // With --stdout the folder is a temporary one, which cdk8s names by its full path and removes.
  const place = file.startsWith('/') ? '' : `\nThe manifests are in ${file}\n`;
  return `\n${formatAnswerTable(plan)}${place}\n`;
}

const { stdout, stderr, exitCode } = answerRequest({ folder: '.', print: synthesize });
// To stderr, since cdk8s keeps to itself what its app writes to stdout.
process.stderr.write(stderr + stdout);
process.exitCode = exitCode;
