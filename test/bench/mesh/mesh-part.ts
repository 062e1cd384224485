import { envoyWheel, goModules } from '../../e2e/programs/programs';
import type { Machine } from '../describe-machine';
import type { Picture } from '../plots';
import { showPicture } from '../rendering-part';
import { factTable } from '../tables';
import { figuresOf, ratiosOf, sizesOf, titleOf } from './format-mesh';
import type { Measured } from './measure-mesh';

/** The part of the page that `npm run bench:mesh` writes, as Markdown: ratios first. */
export function meshPart(all: readonly Measured[], machine: Machine, pictures: readonly Picture[]): string {
  const sizes = sizesOf(all);
  const titled = (table: (some: readonly Measured[]) => string): string =>
    sizes.map((some) => `${titleOf(some[0] as Measured)}:\n\n${table(some)}`).join('\n');
  return `## What the mesh carries

What one sidecar, istiod and the API server have of a tree, of which each environment changes three services, on the [end-to-end stack](../test/e2e/README.md): one sidecar for each way, which starts anew; no other pod runs. \`npm run bench:mesh\` has measured and written it.

In proportion to what one would write by hand, a rule for each environment that is known, in every service. That way, an environment without a file answers as the root; envtree's rules hold for those below one that has a file as well.

${titled(ratiosOf)}
A **newcomer** is one more environment, which changes one service, when the tree is there: what is new or changed is applied, and the sidecar is asked until it has the route. A **request** is one of an environment that nobody has, to a service without pods: the sidecar goes through all of its rules, and answers by itself. Its time is that of the whole way from the asking program and back, so that what routing adds is the difference between the ways.
${pictures.map((it) => `\n${showPicture(it)}\n`).join('')}
### Its figures

${titled(figuresOf)}
### Its machine

${factTable([
  ['date', machine.date],
  ['envtree', machine.versions.envtree ?? ''],
  ['Istio', versionOf('istio.io/istio')],
  ['Envoy', envoyWheel.version],
  ['Kubernetes', versionOf('k8s.io/kubernetes')],
  ['machine', `${machine.cores} cores (${machine.model}), ${machine.gibibytes} GiB`],
  ['load before it', machine.load.toFixed(2)],
])}
One run. The seconds are of a machine that runs the whole stack by itself; push is istiod's own figure, the average of its \`pilot_proxy_convergence_time\`.

\`\`\`sh
npm run bench:mesh                     # all of it, this part and its pictures
npm run bench:mesh -- 10x10 100x100    # other sizes: services x environments
\`\`\`
`;
}

function versionOf(module: string): string {
  return goModules.find((it) => it.module === module)?.version.replace(/^v/, '') ?? '';
}
