import { Composer, Lexer, Parser, type CST, type Document } from 'yaml';
import { error, type Diagnostic } from '../diagnostics/diagnostic';
import { present } from '../diagnostics/present';
import { locateRange, type LocatedText } from './document-locations';

/** Far beyond what Kubernetes has a field for, and far below what a recursion stands. */
export const deepest = 100;

export interface Composition {
  /** Undefined where composing the text would not end well. */
  readonly document: Document | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** The one document of a text; its own errors are still to be described. */
export function composeDocument(source: LocatedText): Composition {
  const { text } = source;
  const { tokens, tooDeep } = readTokens(text);
  if (tooDeep) return { document: undefined, diagnostics: [describeTooDeep(tooDeep, source)] };
  // Merge keys are refused, but read, so that what they bring is not reported as missing. Keys are text as it stands
  // there, and those that stand twice are looked for by ourselves, since the parser compares each key with every one
  // before it. What a tag makes of a value is never taken (see `findForeignTags`).
  const composer = new Composer({
    ...{ version: '1.2', merge: true, logLevel: 'error', uniqueKeys: false },
    ...{ stringKeys: true, resolveKnownTags: false },
  });
  const [document, second] = composer.compose(tokens, true, text.length);
  return {
    document: present(document),
    diagnostics: second ? [describeSecond(second, source)] : [],
  };
}

interface Tokens {
  readonly tokens: readonly CST.Token[];
  /** The first token below more than `deepest` others, where the text is read no further: depth overcharges the parser. */
  readonly tooDeep?: CST.Token;
}

function readTokens(text: string): Tokens {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  for (const lexeme of new Lexer().lex(text)) {
    tokens.push(...parser.next(lexeme));
    // The document is one of those around.
    const tooDeep = parser.stack[deepest + 1];
    if (tooDeep) return { tokens, tooDeep };
  }
  return { tokens: [...tokens, ...parser.end()] };
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
