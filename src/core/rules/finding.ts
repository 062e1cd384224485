import type { Diagnostic } from '../diagnostics/diagnostic';
import type { Plan } from '../plan/plan';
import type { Model } from '../services/model';

/** What findings look at beside the model. */
export interface FindingContext {
  readonly plan: Plan;
  /** The day that it is, as in `expires`. @default - nobody asks what has expired */
  readonly today?: string | undefined;
}

/** What is worth a look, and mostly a slip, of one kind in a whole model that has no mistakes. */
export type Finding = (model: Model, context: FindingContext) => Diagnostic[];
