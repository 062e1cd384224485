import type { Answer } from '../asker';
import type { ChainStep } from '../case';
import { addressesOf, carrierOf, whoAsks } from '../questions';
import type { Run } from '../run-case';
import { askUntil, heardBy } from './ask-until';

/** Asks along a chain of services, which pass the carrier on. */
export async function runChain(run: Run, { chain, hops, from }: ChainStep): Promise<Run> {
  const { asker } = await whoAsks(run, from);
  // The sidecars of all on the way have to know.
  const who = chain.join(' ');
  const addresses = chain.map((service) => addressesOf(run, service)[0] ?? service);
  const [url = '', ...rest] = addresses;
  for (const [environment, answering] of Object.entries(hops)) {
    const headers = carrierOf(run, environment);
    const ask = (): Promise<Answer> => asker.ask({ url, chain: rest.join(','), headers });
    const wanted = chain.map((service, hop) => `${service}@${answering[hop]}`).join(' ');
    const { body } = await askUntil({ run, who }, ask, (it) => it.body === wanted);
    const text = `${environment === '' ? '(none)' : environment}: ${body}`;
    run.report.check({ isGood: body === wanted, text });
  }
  return heardBy(run, who);
}
