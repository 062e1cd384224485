import { constructs } from './equivalents/constructs.mjs';
import { definition } from './equivalents/definition.mjs';
import { diagnostics } from './equivalents/diagnostics.mjs';
import { diff } from './equivalents/diff.mjs';
import { environment } from './equivalents/environment.mjs';
import { explain } from './equivalents/explain.mjs';
import { istio } from './equivalents/istio.mjs';
import { manifests } from './equivalents/manifests.mjs';
import { plan } from './equivalents/plan.mjs';
import { reports } from './equivalents/reports.mjs';
import { rules } from './equivalents/rules.mjs';
import { services } from './equivalents/services.mjs';

/**
 * The mutants that no test can notice, since the program does the same with them, each with the reason. `code` is what
 * Stryker replaces by `becomes`; where a file has it several times, all are meant, or those of `line`.
 */
export const equivalentMutants = [
  ...constructs,
  ...definition,
  ...diagnostics,
  ...diff,
  ...environment,
  ...explain,
  ...istio,
  ...manifests,
  ...plan,
  ...reports,
  ...rules,
  ...services,
];
