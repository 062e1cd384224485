import { locateValue } from '../definition/document-locations';
import { warning, type Diagnostic } from '../diagnostics/diagnostic';
import type { Model } from '../services/model';
import type { FindingContext } from './finding';

/** An environment after the last day on which it is needed, which is the one that it says; where somebody asks. */
export function expired({ tree }: Model, { today }: FindingContext): Diagnostic[] {
  if (today === undefined) return [];
  return [...tree.environments.values()].flatMap(({ name, definition: { expires, locations } }) => {
    // Dates of this form sort as text.
    if (expires === undefined || expires >= today) return [];
    return [
      warning({
        code: 'expired',
        message: `"${name}" was needed until ${expires}, and it is ${today}`,
        location: locateValue(locations, ['expires']),
        hint: 'Remove its file, or say a later day.',
      }),
    ];
  });
}
