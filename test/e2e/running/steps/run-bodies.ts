import type { Answer } from '../asker';
import type { BodiesStep } from '../case';
import { addressesOf, carrierOf, whoAsks } from '../questions';
import type { Run } from '../run-case';
import { askUntil, heardBy } from './ask-until';

/** Compares the whole text of answers, such as the reason that a 503 gives. */
export async function runBodies(run: Run, { bodies }: BodiesStep): Promise<Run> {
  const { asker } = await whoAsks(run, undefined);
  for (const [environment, row] of Object.entries(bodies)) {
    for (const [service, wanted] of Object.entries(row)) {
      const [url = ''] = addressesOf(run, service);
      const ask = (): Promise<Answer> => asker.ask({ url, headers: carrierOf(run, environment) });
      const { body } = await askUntil({ run }, ask, (it) => it.body === wanted);
      run.report.check({ isGood: body === wanted, text: body });
    }
  }
  return heardBy(run);
}
