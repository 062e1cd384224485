import { renderUnchecked } from '../../support/render-unchecked';
import { filesWith, readValues, textOf, valueTopics, type ChosenValue } from '../../support/chosen-values';
import type { Report } from './report';
import type { Stack } from './stack';

interface Manifest {
  readonly kind: string;
  readonly metadata: { readonly name: string };
}

/**
 * Asks the API server, with Istio's definitions and webhook, about every value of test/corpus/values, as a server-side
 * dry run of what is rendered of it without envtree's own checks: whether it takes what the corpus says that it takes,
 * and refuses what it says that it refuses.
 */
export async function acceptValues(stack: Stack, report: Report): Promise<void> {
  for (const topic of valueTopics) {
    const asked = readValues(topic).map((value, index) => ({
      value,
      manifests: render(value, `value-${index}`),
    }));
    const text = asked.flatMap(({ manifests }) => manifests).map((it) => JSON.stringify(it));
    const create = ['create', '--validate=strict', '--dry-run=server', '-o', 'name', '-f', '-'];
    const { stdout } = await stack.kubectl.run(create, text.join('\n'));
    const taken = new Set(stdout.split('\n').map(nameOf));
    const wrong = asked.filter(({ value, manifests }) => {
      const isTaken = manifests.every(({ kind, metadata }) =>
        taken.has(`${kind.toLowerCase()}/${metadata.name}`),
      );
      return isTaken !== (value.api === 'takes');
    });
    const said = wrong.map(({ value }) => `${textOf(value)}: the corpus says that it ${value.api} this`);
    report.check({
      isGood: wrong.length === 0,
      text: [`${asked.length} values of ${topic}`, ...said].join('\n      '),
    });
  }
}

function render(value: ChosenValue, name: string): Manifest[] {
  return renderUnchecked(filesWith(value, name)) as Manifest[];
}

/** `deployment.apps/orders-dev` without its group. */
function nameOf(line: string): string {
  return line.replace(/^(\w+)[^/]*/, '$1');
}
