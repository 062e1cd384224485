import { readApplications } from '../../argocd/applications';
import { comesTrue } from '../../sandbox/wait-until';
import type { HealthStep } from '../case';
import type { Run } from '../run-case';

/** Waits until Applications show the health that they are to show. */
export async function expectHealth(run: Run, { health }: HealthStep): Promise<Run> {
  for (const [name, wanted] of Object.entries(health)) {
    let shown: string | undefined;
    const isShown = async (): Promise<boolean> => {
      const applications = await readApplications(run.stack.kubectl);
      shown = applications.find(({ metadata }) => metadata.name === name)?.status?.health?.status;
      return shown === wanted;
    };
    run.report.check({ isGood: await comesTrue(isShown, 90), text: `the Application ${name} is ${shown}` });
  }
  return run;
}
