import type { ConnectedStep } from '../case';
import { addressesOf, carrierOf, whoAnswered, whoAsks } from '../questions';
import type { Run } from '../run-case';

/** Asks by WebSockets that stay open from step to step: who answers is who has taken the upgrade request. */
export async function runConnected(run: Run, { connected, from }: ConnectedStep): Promise<Run> {
  const { asker } = await whoAsks(run, from);
  for (const [socket, { service, environment, answers }] of Object.entries(connected)) {
    const [url = ''] = addressesOf(run, `ws://${service}`);
    const answer = await asker.ask({ url, socket, headers: carrierOf(run, environment) });
    const got = whoAnswered(answer);
    const isGood = got === answers;
    const text = `${socket} to ${service}, opened for ${environment || 'none'}: ${String(got)}`;
    run.report.check({ isGood, text: isGood ? text : `${text}, not ${answers}` });
  }
  return run;
}
