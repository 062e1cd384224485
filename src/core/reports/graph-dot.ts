import type { Plan } from '../plan/plan';
import { growForest, nodesFrom } from './graph-forest';
import { labelLines } from './graph-label';

/** The tree of environments in Graphviz's language (https://graphviz.org/doc/info/lang.html), from left to right. */
export function formatGraphDot(plan: Plan): string {
  const nodes = growForest(plan).flatMap(nodesFrom);
  const boxes = nodes.map((node) => {
    const { name, isDefault } = node.environment;
    const label = `"${labelLines(node).map(escape).join('\\n')}"`;
    return `  ${quote(name)} [label=${label}${isDefault ? ', penwidth=2' : ''}];`;
  });
  const lines = nodes.flatMap(({ environment, children }) =>
    children.map((child) => `  ${quote(environment.name)} -> ${quote(child.environment.name)};`),
  );
  return [
    'digraph environments {',
    '  rankdir=LR;',
    '  node [shape=box, style=rounded, fontname="sans-serif", fontsize=11];',
    ...boxes,
    ...lines,
    '}',
    '',
  ].join('\n');
}

function quote(text: string): string {
  return `"${escape(text)}"`;
}

/** Within quotes a backslash begins an escape of labels, so that each is written twice. */
function escape(text: string): string {
  return text.replace(/["\\]/g, '\\$&');
}
