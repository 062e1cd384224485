import { Schema, type ScalarTag } from 'yaml';
import { impossible } from '../diagnostics/present';

type PlainTag = ScalarTag & { readonly test: RegExp };

/** The tags that resolve a plain scalar, in order. */
function plainScalarTags(schema: 'core' | 'yaml-1.1'): readonly PlainTag[] {
  const tags = new Schema({ schema }).tags as readonly ScalarTag[];
  return tags.filter(
    (tag): tag is PlainTag => tag.default === true && tag.test !== undefined && !isTimestamp(tag),
  );
}

/**
 * Timestamps are left out, so that `expires: 2026-12-31` needs no quotes: the YAML 1.1 reader of Kubernetes'
 * tools gives them as text, too (https://github.com/kubernetes-sigs/yaml, goyaml.v2/decode.go).
 */
function isTimestamp(tag: ScalarTag): boolean {
  return tag.tag === 'tag:yaml.org,2002:timestamp';
}

const tagsOfYaml12 = plainScalarTags('core');
const tagsOfYaml11 = plainScalarTags('yaml-1.1');

/** What a plain scalar is in the two versions of YAML, in words, or undefined where both read the same. */
export function findAmbiguity(
  source: string,
): { readonly yaml11: string; readonly yaml12: string } | undefined {
  const yaml11 = read(source, tagsOfYaml11);
  const yaml12 = read(source, tagsOfYaml12);
  return yaml11 === yaml12 ? undefined : { yaml11, yaml12 };
}

/** Whether a plain scalar is a boolean or a whole number that nobody writes otherwise. */
export function isWrittenInOneWay(source: string): boolean {
  return /^(?:true|false|0|-?[1-9][0-9]*)$/.test(source);
}

/**
 * Whether a plain scalar is text, or stands for one that nobody doubts, as `true` and `50` do; of `1.10`, `+5`, `True`
 * or `null` somebody could.
 */
export function isTextInOneWay(source: string): boolean {
  return isWrittenInOneWay(source) || !tagsOfYaml12.some(({ test }) => test.test(source));
}

/** Begins with a letter, and is longer than `false`, the longest word that is no text; all numbers begin otherwise. */
const longText = /^[A-Za-z/].{5}/;

/** Whether a plain scalar is text to all readers. */
export function isPlainText(source: string): boolean {
  if (longText.test(source)) return true;
  return [tagsOfYaml11, tagsOfYaml12].every((tags) => !tags.some(({ test }) => test.test(source)));
}

function read(source: string, tags: readonly PlainTag[]): string {
  const tag = tags.find(({ test }) => test.test(source));
  if (!tag) return 'text';
  const options = { intAsBigInt: false } as Parameters<NonNullable<ScalarTag['resolve']>>[2];
  const value: unknown = tag.resolve(source, impossible, options);
  const resolved = typeof value === 'object' && value !== null && 'value' in value ? value.value : value;
  return String(resolved);
}
