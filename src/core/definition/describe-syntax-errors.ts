import { visit, type Document, type YAMLError } from 'yaml';
import { error, type Diagnostic } from '../diagnostics/diagnostic';
import { present } from '../diagnostics/present';
import { locateRange, type LocatedText } from './document-locations';

/**
 * Where a text stops being YAML. Behind the first such place the parser only guesses, so that nothing but tabs, which
 * it tells for certain, is said of what comes after it.
 */
export function describeSyntaxErrors(document: Document, source: LocatedText): Diagnostic[] {
  // That a key is no text is told by `findJsonFaults`, and what is wrong with tags by `findForeignTags`.
  const errors = document.errors.filter(({ code }) => code !== 'NON_STRING_KEY').sort(byWeight);
  const warnings = document.warnings.filter(({ code }) => code !== 'TAG_RESOLVE_FAILED');
  const tabs = errors.filter(({ code }) => code === 'TAB_AS_INDENT');
  const first = tabs.length > 0 ? tabs : errors.slice(0, 1);
  return [...first, ...warnings].map((fault) => describe(fault, document, source));
}

/** A quote that is never closed swallows the ends of all that is around it. */
function byWeight(a: YAMLError, b: YAMLError): number {
  return Number(isUnclosedQuote(b)) - Number(isUnclosedQuote(a)) || a.pos[0] - b.pos[0];
}

function isUnclosedQuote({ message }: YAMLError): boolean {
  return message.startsWith('Missing closing');
}

function describe(fault: YAMLError, document: Document, source: LocatedText): Diagnostic {
  if (fault.code === 'TAB_AS_INDENT') {
    const hint = 'Use spaces; YAML takes no tabs there.';
    const location = locateRange(fault.pos, source);
    return error({ code: 'tab', message: 'A tab indents this line', hint, location });
  }
  if (isUnclosedQuote(fault)) {
    const start = findQuote(document, fault.pos[0]);
    const location = locateRange([start, start + 1], source);
    return error({ code: 'yaml-syntax', message: 'This quote is never closed', location });
  }
  return error({ code: 'yaml-syntax', message: fault.message, location: locateRange(fault.pos, source) });
}

/** Where the quoted text starts that the parser has missed the end of at `position`: it is the last one before. */
function findQuote(document: Document, position: number): number {
  let start = position;
  visit(document, {
    Scalar: (_key, { range }) => {
      const [begin] = present(range);
      if (begin < position) start = begin;
    },
  });
  return start;
}
