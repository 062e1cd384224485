import { isPair, isScalar, visit, type Document, type Scalar } from 'yaml';
import { error, type Diagnostic } from '../diagnostics/diagnostic';
import { present } from '../diagnostics/present';
import { locateRange, type LocatedText } from './document-locations';
import { isForeign } from './find-foreign-tags';
import { findAmbiguity, isTextInOneWay } from './yaml-dialect';

/** What a reader of another version of YAML than 1.2 would take for something else. */
export function findDialectFaults(document: Document, source: LocatedText): Diagnostic[] {
  const diagnostics = describeVersion(document, source);
  visit(document, {
    Node: (key, node, path) => {
      if (isForeign(node)) return visit.SKIP;
      if (!isScalar(node) || isSwitch(node, path)) return undefined;
      const ambiguous = describeScalar(node, source);
      diagnostics.push(...(ambiguous.length === 0 && key === 'key' ? describeKey(node, source) : ambiguous));
      return undefined;
    },
  });
  return diagnostics;
}

/** The `off` of a warning, which YAML 1.1 reads otherwise and nobody but envtree reads at all. */
function isSwitch(node: Scalar, path: readonly unknown[]): boolean {
  const [outer, , inner] = path.slice(-3);
  if (!isPair(outer) || !isPair(inner) || !isScalar(outer.key)) return false;
  return outer.key.value === 'warnings' && inner.value === node && node.source === 'off';
}

function describeVersion({ directives }: Document, source: LocatedText): Diagnostic[] {
  const version = present(directives).yaml.version;
  if (version === '1.2') return [];
  const message = `The file declares itself YAML ${version}; environments are read as YAML 1.2`;
  return [
    error({
      code: 'yaml-syntax',
      message,
      location: locateRange([0, 1], source),
      hint: 'Leave the line out.',
    }),
  ];
}

function describeScalar(node: Scalar, source: LocatedText): Diagnostic[] {
  if (node.type !== 'PLAIN' || !node.range || node.source === undefined) return [];
  const [start, end] = node.range;
  if (node.source === '<<') {
    const location = locateRange([start, end], source);
    const hint = 'Write the keys out; what an environment does not say, it has from its parent.';
    return [error({ code: 'merge-key', message: 'Merge keys are not part of YAML 1.2', location, hint })];
  }
  const ambiguity = findAmbiguity(node.source);
  if (!ambiguity) return [];
  const { yaml11, yaml12 } = ambiguity;
  const location = locateRange([start, end], source);
  return [
    error({
      code: 'ambiguous-scalar',
      message: `YAML 1.1 reads ${node.source} as ${yaml11}, YAML 1.2 as ${yaml12}`,
      location,
      hint: `Write "${node.source}" for the text, or the value itself in a form that both read alike.`,
    }),
  ];
}

/** A key is taken for the text that stands there, of which a number or null may have been meant in another form. */
function describeKey({ type, tag, range, source: text }: Scalar, source: LocatedText): Diagnostic[] {
  const isPlain = type === 'PLAIN' && tag === undefined;
  if (!isPlain || !range || text === undefined || isTextInOneWay(text)) return [];
  const reason = text === '' ? 'there is none' : `${text} can be written in another way`;
  return [
    error({
      code: 'wrong-type',
      message: `A key has to be text, and ${reason}`,
      location: locateRange([range[0], range[1]], source),
      hint: `Put it into quotes: "${text}"`,
    }),
  ];
}
