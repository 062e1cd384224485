/** What cdk8s takes for a class of its own, or loses: it asks each map for its `constructor`, and assigns key by key. */
const property = /^(constructor|__proto__)\0*$/;

/** `value` with such keys told from the properties that every object has, for cdk8s to hand on. */
export function escapeKeys(value: unknown): unknown {
  return mapKeys(value, (key) => (property.test(key) ? `${key}\0` : key));
}

/** What `escapeKeys` was given. */
export function unescapeKeys(value: unknown): unknown {
  return mapKeys(value, (key) => (property.test(key) ? key.replace(/\0$/, '') : key));
}

function mapKeys(value: unknown, change: (key: string) => string): unknown {
  if (Array.isArray(value)) return value.map((item) => mapKeys(item, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [change(key), mapKeys(item, change)]));
}
