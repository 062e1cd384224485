import { mapAt, type JsonObject } from '../definition/json';

export type Labels = Readonly<Record<string, string>>;

/** Whether a map of labels selects pods with `labels`: nothing is selected by an empty one, as with Services. */
export function selects(selector: Labels, labels: Labels): boolean {
  const entries = Object.entries(selector);
  return entries.length > 0 && entries.every(([key, value]) => labels[key] === value);
}

export interface Requirement {
  readonly key: string;
  readonly operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';
  readonly values?: readonly string[];
}

/**
 * Whether a label selector meets pods with `labels`; an empty one meets all
 * (https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#resources-that-support-set-based-requirements).
 */
export function meets(selector: JsonObject, labels: Labels): boolean {
  const { matchExpressions = [] } = selector;
  const isLabelled = Object.entries(mapAt(selector, 'matchLabels')).every(
    ([key, value]) => labels[key] === value,
  );
  return (
    isLabelled && (matchExpressions as unknown as readonly Requirement[]).every((it) => fulfils(labels, it))
  );
}

function fulfils(labels: Labels, { key, operator, values = [] }: Requirement): boolean {
  const value = labels[key];
  switch (operator) {
    case 'In':
      return value !== undefined && values.includes(value);
    case 'NotIn':
      return value === undefined || !values.includes(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
  }
}

/** The keys that a label selector names. */
export function keysOf(selector: JsonObject): string[] {
  const required = (selector.matchExpressions ?? []) as unknown as readonly Requirement[];
  return [...Object.keys(mapAt(selector, 'matchLabels')), ...required.map(({ key }) => key)];
}
