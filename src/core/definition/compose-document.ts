import { Composer, Parser, type CST, type Document } from 'yaml';
import { error, type Diagnostic } from '../diagnostics/diagnostic';
import { present } from '../diagnostics/present';
import { locateRange, type LocatedText } from './document-locations';

/** Far beyond what Kubernetes has a field for, and far below what a recursion stands. */
const deepest = 100;

export interface Composition {
  /** Undefined where composing the text would not end well. */
  readonly document: Document | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** The one document of a text; its own errors are still to be described. */
export function composeDocument(source: LocatedText): Composition {
  const { text } = source;
  const tokens = [...new Parser().parse(text)];
  const tooDeep = tokens.flatMap((token) => findTooDeep(token) ?? []).slice(0, 1);
  if (tooDeep.length > 0) {
    return { document: undefined, diagnostics: tooDeep.map((token) => describeTooDeep(token, source)) };
  }
  // Merge keys are refused, but read, so that what they bring is not reported as missing. Keys that stand twice are
  // looked for by ourselves, since the parser compares each key with every one before it.
  const composer = new Composer({ version: '1.2', merge: true, logLevel: 'error', uniqueKeys: false });
  const [document, second] = composer.compose(tokens, true, text.length);
  return {
    document: present(document),
    diagnostics: second ? [describeSecond(second, source)] : [],
  };
}

/** The first token below more than `deepest` others; without recursion, since that is what depth overcharges. */
function findTooDeep(root: CST.Token): CST.Token | undefined {
  let level = [root];
  for (let depth = 0; depth <= deepest; depth++) level = level.flatMap(childrenOf);
  return level[0];
}

function childrenOf(token: CST.Token): CST.Token[] {
  if (token.type === 'document') return token.value ? [token.value] : [];
  if (!('items' in token)) return [];
  return token.items.flatMap<CST.Token>(({ key, value }) => [key ?? [], value ?? []].flat());
}

function describeTooDeep({ offset }: CST.Token, source: LocatedText): Diagnostic {
  const message = `Lists and maps are nested more than ${String(deepest)} levels deep here`;
  return error({ code: 'yaml-syntax', message, location: locateRange([offset, offset + 1], source) });
}

function describeSecond({ range }: Document, source: LocatedText): Diagnostic {
  const [start, end] = present(range);
  return error({
    code: 'several-documents',
    message: 'A second document starts here',
    hint: 'One file holds one environment.',
    location: locateRange([start, end], source),
  });
}
