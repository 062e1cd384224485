/** What a token says, by the names of its claims. */
export interface Claims {
  readonly [name: string]: string | readonly string[] | Claims;
}

/** What it says at the end of a path of names; undefined where it says nothing of it. */
export function readClaim(
  path: readonly string[],
  claims: Claims | undefined,
): string | readonly string[] | undefined {
  let said: Claims[string] | undefined = claims;
  for (const key of path) said = isMap(said) && Object.hasOwn(said, key) ? said[key] : undefined;
  return isMap(said) ? undefined : said;
}

function isMap(value: Claims[string] | undefined): value is Claims {
  return typeof value === 'object' && !Array.isArray(value);
}
