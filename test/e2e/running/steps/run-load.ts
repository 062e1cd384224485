import { comesTrue, pause } from '../../sandbox/wait-until';
import type { LoadStep } from '../case';
import { controlAnswer, controlUrl } from '../clients';
import { addressesOf, carrierOf } from '../questions';
import type { Run } from '../run-case';
import { Load, type Target } from './load';
import { reportLoad } from './report-load';

/** The control's name among the targets; an environment's begins with a letter. */
const controlName = '(control)';

/** For so many seconds at most it is waited until all have answered that are to. */
const longestHearing = 20;

const control: Target = { urls: [controlUrl], headers: {}, mayAnswer: (who) => who === controlAnswer };

/**
 * Asks steadily while other steps are taken, a control among them. No request may fail, nor be answered by an
 * environment that is not on the asked one's chain; but for what the machine is too busy for, as the control shows.
 */
export async function runLoad(
  run: Run,
  { load: said, answered = {} }: LoadStep,
  during: (run: Run) => Promise<Run>,
): Promise<Run> {
  const { environments, rate } = said;
  const targets = environments.map((name) => [name, targetOf(run, name, said)] as const);
  const load = new Load(await run.stack.client(), new Map([...targets, [controlName, control]]), rate);
  load.start();
  await pause(1000);
  load.mark();
  const after = await during(run);
  await pause(1000);
  // Sidecars may hear late of what was changed before.
  await comesTrue(() => load.hasHeardOf(answered), longestHearing);
  const { [controlName]: ofControl, ...tallies } = Object.fromEntries(await load.stop());
  if (ofControl) reportLoad(run.report, { tallies, control: ofControl, answered });
  return after;
}

/** May answer: the asked environment, one above it, or the default, which is above none. */
function targetOf(run: Run, environment: string, { services, gateway, host = '' }: LoadStep['load']): Target {
  const { splitter } = run.workspace.settings;
  const isOnChain = (who: string): boolean => environment === who || environment.startsWith(who + splitter);
  const mayAnswer = (who: string): boolean => !who.includes(splitter) || isOnChain(who);
  if (gateway === undefined) {
    const urls = services.flatMap((service) => addressesOf(run, service));
    return { urls, headers: carrierOf(run, environment), mayAnswer };
  }
  const [namespace = '', name = ''] = gateway.split('/');
  const escaped = environment.replaceAll('-', '--').replaceAll(splitter, '-');
  const headers = { host: host.replace('{env}', escaped) };
  return { urls: [`http://${name}.${namespace}:8080`], headers, mayAnswer };
}
