import { comesTrue } from '../../sandbox/wait-until';
import type { HealthStep } from '../case';
import { requireArgocd } from '../deliveries/by-argocd';
import type { Run } from '../run-case';

/** Waits until Applications show the health that they are to show. */
export async function expectHealth(run: Run, { health }: HealthStep): Promise<Run> {
  const { applications } = requireArgocd(run.delivery);
  for (const [name, wanted] of Object.entries(health)) {
    let shown: string | undefined;
    const isShown = async (): Promise<boolean> => {
      const all = await applications.read();
      const found = all.find(({ metadata }) => metadata.name === applications.nameOf(name));
      shown = found?.status?.health?.status;
      return shown === wanted;
    };
    run.report.check({ isGood: await comesTrue(isShown), text: `the Application ${name} is ${shown}` });
  }
  return run;
}
