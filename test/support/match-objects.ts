import type { Manifest } from './manifests';

/**
 * How `manifests` differ from the fields that `expected` names, by `Kind name` or `Kind namespace/name`. Maps may have
 * further fields, lists no further items; null stands for a field that is not there.
 */
export function findDifferences(
  manifests: readonly Manifest[],
  expected: Readonly<Record<string, unknown>>,
): string[] {
  return Object.entries(expected).flatMap(([name, fields]) => {
    const [object, ...others] = manifests.filter((manifest) => namesOf(manifest).includes(name));
    if (!object) return [`${name} is not there`];
    if (others.length > 0) return [`${name} is there ${String(others.length + 1)} times`];
    return compare(object, fields, name);
  });
}

/** Those of `absent` that are there: `Kind name`, or `Kind` for any of a kind. */
export function findPresent(manifests: readonly Manifest[], absent: readonly string[]): string[] {
  const present = new Set(manifests.flatMap((manifest) => [manifest.kind, ...namesOf(manifest)]));
  return absent.filter((name) => present.has(name));
}

function namesOf({ kind, metadata: { name, namespace = '' } }: Manifest): string[] {
  return [`${kind} ${name}`, `${kind} ${namespace}/${name}`];
}

function compare(actual: unknown, expected: unknown, place: string): string[] {
  if (expected === null) return actual === undefined ? [] : [`${place} is there`];
  if (typeof expected !== 'object')
    return actual === expected
      ? []
      : [`${place} is ${JSON.stringify(actual)}, not ${JSON.stringify(expected)}`];
  if (typeof actual !== 'object' || actual === null || Array.isArray(actual) !== Array.isArray(expected))
    return [`${place} is ${JSON.stringify(actual)}`];
  const fields = new Map(Object.entries(actual));
  const further = Array.isArray(expected) ? [...fields.keys()].slice(expected.length) : [];
  return [
    ...Object.entries(expected).flatMap(([key, value]) => compare(fields.get(key), value, `${place}/${key}`)),
    ...further.map((key) => `${place}/${key} is there`),
  ];
}
