/**
 * The parts of Envoy's expression language that carriers are read by
 * (https://www.envoyproxy.io/docs/envoy/latest/configuration/advanced/substitution_formatter). An expression that fails,
 * as one of a header that is not there, yields nothing.
 */

/** A header of the request; of several lines, all of them joined by commas. */
export function requestHeader(name: string): string {
  return `request.headers['${name}']`;
}

/** What `rewrite` makes of the groups of `pattern`, which is RE2's; fails where it is not in `text`. */
export function extract(text: string, pattern: string, rewrite = '\\1'): string {
  return `re.extract(${text}, ${quote(pattern)}, ${quote(rewrite)})`;
}

/** Whether `pattern` is in `text`. Envoy refuses a pattern of more than 100 steps here, and only here. */
export function matches(text: string, pattern: string): string {
  return `${text}.matches(${quote(pattern)})`;
}

/** What a verified token of the client says; fails where there is none, or where it says nothing of it. */
export function tokenClaim(path: readonly string[]): string {
  const keys = ['envoy.filters.http.jwt_authn', 'payload', ...path];
  return `metadata.filter_metadata${keys.map((key) => `[${quote(key)}]`).join('')}`;
}

/** Whether one of these texts is `value`, or one of a list that this is. Fails rather than not to hold. */
export function isOneOf(value: string, texts: readonly string[]): string {
  return texts.flatMap((text) => [`${value} == ${quote(text)}`, `${quote(text)} in ${value}`]).join(' || ');
}

export function choose(condition: string, then: string, otherwise: string): string {
  return `${condition} ? ${then} : ${otherwise}`;
}

export const nothing = quote('');

/** The value of a header as Envoy computes it. */
export function computed(expression: string): string {
  return `%CEL(${expression})%`;
}

/** Text that is matched as it is. */
export function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** A percent sign would end the command around it. */
function quote(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&').replaceAll('%', '\\x25')}'`;
}
