/** cdk8s' entry: `cdk8s synth` runs it in the folder with `envs/`, and shows what it leaves in its output folder. */
import { answerRequest } from './commands/answer-request';
import { synthesizeApp } from './constructs/build-app';

const { stderr, exitCode } = answerRequest({
  folder: '.',
  print: (plan) => {
    if (!plan.objects.some(({ layer }) => layer === 'workloads')) return undefined;
    synthesizeApp(plan);
    return '';
  },
});
process.stderr.write(stderr);
process.exitCode = exitCode;
