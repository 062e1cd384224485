import { error, type Diagnostic } from '../diagnostics/diagnostic';
import { locateRange, type LocatedText } from './document-locations';

/** What git puts around the sides of a conflict, at the start of a line, where a map in YAML cannot have it. */
const marker = /^(?:<{7}|={7}|>{7})(?= |\r?$)/m;

/** The first marker of a merge that nobody has resolved; whatever else is wrong in such a file comes from it. */
export function findMergeConflict(source: LocatedText): Diagnostic[] {
  const found = marker.exec(source.text);
  if (!found) return [];
  return [
    error({
      code: 'merge-conflict',
      message: `Git has left a merge conflict in this file; "${found[0]}" marks one of its sides`,
      location: locateRange([found.index, found.index + found[0].length], source),
      hint: 'Keep what is meant of both sides, and take the lines with the markers out.',
    }),
  ];
}
