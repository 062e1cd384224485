import { Pair, Scalar, YAMLMap } from 'yaml';

/** Text that Kubernetes' YAML reader, by Go's ParseInt with base 0, takes for a number, and YAML 1.1 does not. */
const numberInGo = /^[-+]?0[xob][\da-f_]+$/i;

/**
 * `value` with such text in quotes, whoever prints it: cdk8s' own printer, which knows YAML 1.1 alone, takes a scalar
 * of `yaml` as it is. To JSON, and to all who read plain text, nothing changes.
 */
export function readAlike(value: unknown): unknown {
  if (typeof value === 'string') return numberInGo.test(value) ? quoted(value) : value;
  if (Array.isArray(value)) return value.map(readAlike);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, readAlike(item)] as const);
  return entries.some(([key]) => numberInGo.test(key))
    ? withQuotedKeys(entries)
    : Object.fromEntries(entries);
}

function withQuotedKeys(entries: readonly (readonly [string, unknown])[]): YAMLMap {
  const map = new YAMLMap();
  // cdk8s has a copy of `yaml` of its own, to which the class says nothing.
  map.tag = 'tag:yaml.org,2002:map';
  for (const [key, item] of entries) map.add(new Pair(readAlike(key), item));
  return map;
}

function quoted(text: string): Scalar {
  const scalar = new Scalar(text);
  scalar.type = Scalar.QUOTE_DOUBLE;
  return scalar;
}
