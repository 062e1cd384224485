import { present } from '../diagnostics/present';
import type { Plan } from '../plan/plan';
import { growForest, nodesFrom } from './graph-forest';
import { labelLines } from './graph-label';

/**
 * The tree of environments as a flowchart of Mermaid (https://mermaid.js.org/syntax/flowchart.html), which GitHub and
 * GitLab draw in a block of code named `mermaid`.
 */
export function formatGraphMermaid(plan: Plan): string {
  const nodes = growForest(plan).flatMap(nodesFrom);
  // Some names, as `end`, are words of the language.
  const ids = new Map(nodes.map(({ environment }, index) => [environment.name, `e${String(index)}`]));
  const idOf = (name: string): string => present(ids.get(name));
  const boxes = nodes.map((node) => {
    const { name, isDefault } = node.environment;
    const label = labelLines(node).map(escape).join('<br>');
    return `  ${idOf(name)}["${label}"]${isDefault ? ':::first' : ''}`;
  });
  const lines = nodes.flatMap(({ environment, children }) =>
    children.map((child) => `  ${idOf(environment.name)} --> ${idOf(child.environment.name)}`),
  );
  return ['flowchart LR', ...boxes, ...lines, '  classDef first stroke-width:3px', ''].join('\n');
}

/** Whatever could be a word or a sign of the language, or HTML, as the entity that Mermaid takes in its place. */
function escape(text: string): string {
  return text.replace(/[^\p{L}\p{N} .,()_-]/gu, (character) => `#${String(character.codePointAt(0))};`);
}
