import { Command } from 'commander';
import { version } from '../../package.json';
import { addHelp } from '../help/add-help';
import { addArgocd } from './add-argocd';
import { addCheck } from './add-check';
import { addCompletion } from './add-completion';
import { addDiff } from './add-diff';
import { addExplain } from './add-explain';
import { addGraph } from './add-graph';
import { addProbe } from './add-probe';
import { addRender } from './add-render';
import { addServe } from './add-serve';
import { addTrace } from './add-trace';

/** In the order in which help lists them. */
const commands = [
  addRender,
  addCheck,
  addExplain,
  addDiff,
  addGraph,
  addServe,
  addTrace,
  addProbe,
  addArgocd,
  addCompletion,
] as const;

/**
 * The whole command line. A command's modules are loaded as it runs, since those of another one take longer than most
 * answers.
 */
export function describeProgram(): Command {
  const program = new Command('envtree')
    .description('Renders hierarchical virtual environments into Kubernetes and Istio manifests.')
    .version(version)
    .exitOverride();
  for (const addCommand of commands) addCommand(program);
  return addHelp(program);
}
