import { present } from '../diagnostics/present';
import type { Plan } from '../plan/plan';
import { growForest, type GraphNode } from './graph-forest';
import { describeEnvironment, describeInstance, describeSize } from './graph-words';
import { terminalWidth, wrapWords } from './wrap-words';

/** How many columns each level is further to the right; the less, the more levels of long names fit. */
const steps = [3, 2, 1] as const;

/** What is left of a line of the tree. */
interface Margin {
  readonly text: string;
  readonly step: number;
}

/**
 * The tree of environments, each with its instances below its name, drawn with lines and at most 80 columns wide: five
 * levels of names of 63 characters fit as they look best, 15 closer together. Names are never cut.
 */
export function formatGraphText(plan: Plan): string {
  const forest = growForest(plan);
  const draw = (step: number): string[] =>
    forest.flatMap((node) => [...drawNode(node, { text: '', step }), '']);
  const step = steps.find((it) => draw(it).every(({ length }) => length <= terminalWidth)) ?? 1;
  return `${draw(step).join('\n')}\n${describeSize(plan)}\n`;
}

/** The node with all that is below it; `margin` is what stands before whatever belongs to it. */
function drawNode({ environment, instances, children }: GraphNode, margin: Margin): string[] {
  const stem = margin.text + line(children.length > 0 ? '│' : '', margin.step);
  const write = (text: string): string[] =>
    wrapWords(text, terminalWidth - stem.length).map((it) => stem + it);
  const notes = describeEnvironment(environment);
  const title = `${environment.name}  ${notes}`;
  const fits = margin.text.length + title.length <= terminalWidth;
  return [
    fits ? title.trimEnd() : environment.name,
    ...(fits ? [] : write(notes)),
    ...(instances.length === 0 ? [] : write(instances.map(describeInstance).join(', '))),
    ...children.flatMap((child, index) =>
      drawChild(child, { margin, isLast: index === children.length - 1 }),
    ),
  ];
}

function drawChild(node: GraphNode, { margin, isLast }: { margin: Margin; isLast: boolean }): string[] {
  const { text, step } = margin;
  const [title, ...others] = drawNode(node, { text: text + line(isLast ? '' : '│', step), step });
  const corner = isLast ? '└' : '├';
  return [text + (step === 3 ? `${corner}─ ` : line(corner, step)) + present(title), ...others];
}

function line(character: string, step: number): string {
  return character.padEnd(step);
}
