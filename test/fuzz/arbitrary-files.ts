import fc from 'fast-check';
import { stringify } from 'yaml';
import { arbitraryTree } from '../properties/arbitrary-tree';
import { filesOf, type TextFile } from '../properties/render-tree';
import type { Tree } from '../properties/tree';
import { arbitraryText } from '../yaml/arbitrary-text';
import { arbitraryMistake, makeMistakes } from './arbitrary-mistake';

/** A folder's files, and what was done to them. */
export interface FuzzedFiles {
  readonly tree: Tree;
  readonly files: readonly TextFile[];
  /** Whether they are as a user wrote them who makes no mistake; `tree` tells then who answers. */
  readonly isWhole: boolean;
}

/** Trees with texts that are hard to print in them, half of them with mistakes. */
export function arbitraryFiles(): fc.Arbitrary<FuzzedFiles> {
  return fc
    .record({
      tree: arbitraryTree(),
      texts: fc.array(arbitraryText.filter(isOneThatYamlHas), { minLength: 1, maxLength: 6 }),
      isJson: fc.boolean(),
      mistakes: fc.oneof(fc.constant([]), fc.array(arbitraryMistake(), { minLength: 1, maxLength: 3 })),
    })
    .map(({ tree, texts, isJson, mistakes }) => {
      const files = filesOf(tree).map((file, index) => write(file, { texts, index, isJson }));
      return { tree, files: makeMistakes(files, mistakes), isWhole: mistakes.length === 0 };
    });
}

/** Kubernetes' API has no place for a variable's NUL, and a file none for half a character. */
function isOneThatYamlHas(text: string): boolean {
  return !/[\0\ud800-\udfff]/.test(text.replace(/[\ud800-\udbff][\udc00-\udfff]/g, ''));
}

interface Writing {
  readonly texts: readonly string[];
  readonly index: number;
  readonly isJson: boolean;
}

interface Content {
  readonly services?: Readonly<Record<string, object>>;
}

/** Services with `texts` where any text may stand; as JSON, or as the YAML that a person writes. */
function write({ path, text }: TextFile, { texts, index, isJson }: Writing): TextFile {
  const content = JSON.parse(text) as Content;
  const picked = (offset: number): string => texts[(index + offset) % texts.length] ?? '';
  const services = Object.entries(content.services ?? {}).map(([name, service]) => [
    name,
    {
      ...service,
      args: [...texts],
      env: { TEXT: picked(0), OTHER: picked(1) },
      annotations: { 'acme.io/text': picked(2) },
    },
  ]);
  const whole = content.services ? { ...content, services: Object.fromEntries(services) as object } : content;
  return {
    path,
    text: isJson
      ? `${JSON.stringify(whole)}\n`
      : stringify(whole, {
          lineWidth: 0,
          defaultStringType: 'QUOTE_DOUBLE',
          doubleQuotedAsJSON: true,
          defaultKeyType: 'PLAIN',
        }),
  };
}
