import type { Machine } from './describe-machine';
import type { Picture } from './plots';
import type { SizeResult } from './results';
import { withCommas } from './statistics';
import { factTable, figureTable, ratioTable } from './tables';

export interface Measured {
  readonly sizes: readonly SizeResult[];
  readonly machine: Machine;
  readonly pictures: readonly Picture[];
  readonly rounds: number;
  /** How many objects of each output were compared by content. */
  readonly compared: number;
}

/** The part of the page that `npm run bench` writes, as Markdown: ratios first. */
export function renderingPart(measured: Measured): string {
  const { sizes, pictures } = measured;
  const [cpu, wall, memory, questions] = pictures.map(showPicture);
  return `What it costs to render a tree of environments, beside what else renders the same objects. \`npm run bench\` has measured and written all of it; on another machine the seconds are others.

## Ratios to Helm

What each takes in proportion to \`helm template\` on the same objects, in the same run. Less than 1 is less than Helm takes.

User CPU:

${ratioTable('user', sizes)}
Wall clock:

${ratioTable('wall', sizes)}
Peak memory:

${ratioTable('memory', sizes)}
${explainMissing(measured)}

## To render every object

${cpu}

${wall}

${memory}

## To answer for one environment, or for the tree

${questions}

(one of all) prints one environment's workloads; (later) is the same where one has been asked for before of these files, and the answers for all were kept; Argo CD's plugin is asked for the same, and takes as long; (one answer) says who answers one call of one environment, and why. Helm is there to compare with; it renders every object. All others but (later) read and check every file, and so does \`envtree check\`; \`envtree diff\` does so twice, for a commit that changes one environment's image.

## What is rendered

${describeTree(sizes)}

Every program prints the same objects: after its first run, the names of all of them are compared with those of envtree, and so are the contents of ${withCommas(measured.compared)} objects, or of all where there are fewer. Every later run has to print the same bytes as the first.

- **Helm** gets a [chart](../test/bench/chart) whose values say already in which order the routes have to stand and which instances stand in for which; its templates are loops over them, and decide nothing.
- **Kustomize** gets the manifests themselves, as envtree has rendered them, a file a service, and one kustomization that names the files, without any patch or transformer.
- **cdk8s** gets them, too, as JSON, and makes an \`ApiObject\` of each in one chart; \`cdk8s synth\` writes YAML.

None of the three finds out who answers, checks names, or says what is wrong. Each of them gets less to do here than a team would give it.

## Figures

${describeRounds(measured)} Whole processes, run in turn, another one first in each round. CPU and memory are those of the process and all that it waited for; memory is that of the largest one. Output goes to a file. A program is ended after 25 times what Helm takes, and never before a minute.

${sizes.map(describeSize).join('\n')}
## Where and when

${describeMachine(measured)}

## Run it

${howTo}`;
}

export function showPicture({ file, shows }: Picture): string {
  return `![${shows}](pictures/${file})`;
}

function describeRounds({ rounds }: Measured): string {
  return rounds === 1 ? 'One round.' : `Medians of ${rounds} rounds (least–most).`;
}

/** What stands in the tables where there is no figure. */
function explainMissing({ sizes }: Measured): string {
  const ended = sizes.flatMap(({ programs, objects, limit }) =>
    programs
      .filter(({ missing }) => missing === 'ended at the limit')
      .map(({ title }) => `${title} was ended after ${limit} seconds at ${withCommas(objects)} objects`),
  );
  return ended.length === 0 ? '' : `${ended.join('; ')}, and was not run with more.`;
}

function describeTree(sizes: readonly SizeResult[]): string {
  const list = sizes.map(
    ({ environments, objects }) => `${withCommas(environments)} (${withCommas(objects)} objects)`,
  );
  return `A root of 200 services, each with an image, a port, a variable, requests and a probe, and below it environments on three levels, each with images of its own for three of the services: ${list.join(', ')}. [generated-tree.ts](../test/bench/generated-tree.ts) makes it, without chance.`;
}

function describeSize(size: SizeResult): string {
  const title = `${withCommas(size.objects)} objects, of ${withCommas(size.environments)} environments:`;
  return `${title}\n\n${figureTable(size)}`;
}

function describeMachine({ machine }: Measured): string {
  const { date, versions, cores, model, gibibytes, load } = machine;
  return `${factTable([
    ['date', date],
    ...Object.entries(versions),
    ['machine', `${cores} cores (${model}), ${gibibytes} GiB`],
    ['load before it', load.toFixed(2)],
  ])}
The load is how many processes of others wanted a core in the minute before. Where it is not near zero, read the ratios rather than the seconds.`;
}

const howTo = `\`\`\`sh
npm run bench                                 # all of it, this page and its pictures
npm run bench -- --sizes 10,100 --rounds 1    # other numbers of environments and rounds
npx --package node@24 npm run bench           # with the Node.js that the plugin's image has
\`\`\`

It needs git, Python and Go: Helm and Kustomize are built from their Go modules once, into \`~/.cache/envtree-e2e\`.
`;
