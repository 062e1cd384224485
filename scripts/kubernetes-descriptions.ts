import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Kubernetes' own words on its types, which cdk8s-plus brings along; newer fields than its version have none. */
const source = join(__dirname, '../node_modules/cdk8s-plus-27/lib/imports/k8s.d.ts');

const commentOfField =
  /\/\*\*\n((?: *\* .*\n)+?)(?: *\*.*\n)*? *\* @schema io\.k8s\.api\.(?:core|apps)\.v1\.(\w+)#(\w+)\n/g;

/** What a field is, in a sentence, by its place: `Container.image`. */
export function kubernetesDescriptions(): ReadonlyMap<string, string> {
  const fields = [...readFileSync(source, 'utf8').matchAll(commentOfField)];
  return new Map(
    fields.map(([, comment = '', type = '', field = '']) => [`${type}.${field}`, firstSentence(comment)]),
  );
}

function firstSentence(comment: string): string {
  const text = comment
    .replace(/^ *\* /gm, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^(Required|Optional)[.:] (?=\w)/, '');
  return /^.*?[^.](?:\.(?= [A-Z])|\.?$)/.exec(text)?.[0] ?? text;
}
