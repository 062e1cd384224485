import { startOfFile, warning, type Diagnostic, type Location } from '../diagnostics/diagnostic';
import { present } from '../diagnostics/present';
import type { Level } from '../environment/levels';
import { findSlips } from '../environment/slips';
import type { Model } from '../services/model';

/** A name that is probably a slip of the one beside it: its requests are answered without what that one has. */
export function similarName({ tree }: Model): Diagnostic[] {
  return findSlips(tree).map(({ level, meant }) =>
    warning({
      code: 'similar-name',
      message: `"${level.name}" is one slip away from "${meant.name}"`,
      location: locateLevel(level),
      related: [{ message: `"${meant.name}"`, location: locateLevel(meant) }],
      hint: `Did you mean "${meant.name}"? Where both are meant, rename one, or say so in envtree.yaml: warnings: {similar-name: off}`,
    }),
  );
}

/** Its file, or the first of those below it. */
function locateLevel({ environment, holds }: Level): Location {
  return startOfFile((environment ?? present(holds[0])).definition.locations.file);
}
