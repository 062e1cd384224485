import { isDeepStrictEqual } from 'node:util';
import { parse } from 'yaml';

/** An output's documents by what each says of itself: `ServiceEntry default/a`. */
export type Documents = ReadonlyMap<string, string>;

interface Named {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
}

/** YAML, or JSON with an object a line. */
export function readDocuments(text: string): Documents {
  const isJson = text.startsWith('{');
  const texts = isJson ? text.trimEnd().split('\n') : text.split(/^---\n/m);
  const documents = texts.filter((it) => it.trim() !== '').map((it) => [nameIn(it), it] as const);
  const found = new Map(documents);
  if (found.size < documents.length) throw new Error('There are two objects of one name');
  return found;
}

/** Throws unless both are the same objects: by name all of them, by content at most `most`, spread evenly. */
export function compareDocuments(wanted: Documents, found: Documents, most: number): void {
  const missing = [...wanted.keys()].filter((name) => !found.has(name));
  const needless = [...found.keys()].filter((name) => !wanted.has(name));
  if (missing.length + needless.length > 0)
    throw new Error(
      `${missing.length} are missing (${missing[0]}), ${needless.length} are more (${needless[0]})`,
    );
  const step = Math.ceil(wanted.size / most);
  const compared = [...wanted].filter((_, index) => index % step === 0);
  for (const [name, text] of compared) {
    if (!isDeepStrictEqual(contentOf(text), contentOf(found.get(name) ?? '')))
      throw new Error(`${name} is another object`);
  }
}

function contentOf(text: string): unknown {
  return text.startsWith('{') ? JSON.parse(text) : parse(text);
}

/** Without parsing what can be read off: tens of thousands of documents would take minutes. */
function nameIn(text: string): string {
  if (text.startsWith('{')) return nameOf(JSON.parse(text) as Named);
  const [, metadata = ''] = /^metadata:\n((?: .*\n?)*)/m.exec(text) ?? [];
  const [kind, namespace, name] = [
    /^kind: (\S+)$/m.exec(text),
    /^ {2}namespace: (\S+)$/m.exec(metadata),
    /^ {2}name: (\S+)$/m.exec(metadata),
  ].map((match) => match?.[1]?.replace(/^"(.*)"$/, '$1') ?? '');
  if (!kind || !name) throw new Error(`An object without a name:\n${text}`);
  return `${kind} ${namespace}/${name}`;
}

function nameOf({ kind, metadata }: Named): string {
  return `${kind} ${metadata.namespace ?? ''}/${metadata.name}`;
}
