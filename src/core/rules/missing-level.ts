import { startOfFile, warning, type Diagnostic } from '../diagnostics/diagnostic';
import { present } from '../diagnostics/present';
import { suggest } from '../diagnostics/suggest';
import type { Environment } from '../environment/environment-tree';
import { levelsSideBySide, type Level } from '../environment/levels';
import { findSlips } from '../environment/slips';
import type { Model } from '../services/model';

/**
 * A level without a file above one environment alone, where no other level beside it is without one. Several below it,
 * or several of them, are the groups of a team that names its environments so.
 */
export function missingLevel({ tree }: Model): Diagnostic[] {
  const told = new Set(findSlips(tree).map(({ level }) => level.name));
  return levelsSideBySide(tree).flatMap((levels) => {
    const [missing, ...others] = levels.filter(({ environment }) => environment === undefined);
    if (!missing || others.length > 0 || told.has(missing.name)) return [];
    const [below, ...further] = missing.holds;
    // What is above a level that is missing as well is told for both.
    const isBelowOther = missing.above !== undefined && !tree.environments.has(missing.above);
    if (!below || further.length > 0 || isBelowOther || !below.hasRoot) return [];
    return [describe(missing, below, levels)];
  });
}

function describe(missing: Level, below: Environment, levels: readonly Level[]): Diagnostic {
  const above = missing.name.slice(0, -missing.label.length);
  const labels = levels.map(({ label }) => label);
  const meant = suggest(missing.label, labels);
  const guess = meant === undefined ? lowestOf(below) : meant + below.name.slice(missing.name.length);
  return warning({
    code: 'missing-level',
    message: `"${missing.name}" has no file, and "${below.name}" alone is below it`,
    location: startOfFile(below.definition.locations.file),
    hint: `Did you mean "${above}${guess}"? Where "${missing.name}" is to group environments, a file with {} says so.`,
  });
}

/** What comes after the last splitter of its name. */
function lowestOf({ name, ancestors }: Environment): string {
  return name.slice(present(ancestors[1]).length + 1);
}
