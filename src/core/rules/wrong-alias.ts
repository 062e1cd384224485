import { findPatternFault } from '../definition/alias-pattern';
import { locateKey, locateValue } from '../definition/document-locations';
import type { Alias } from '../definition/settings';
import { error, type Diagnostic } from '../diagnostics/diagnostic';
import { present } from '../diagnostics/present';
import type { Model } from '../services/model';

/** An alias that names no carrier, or several, one that there is already, or a pattern that no name is found by. */
export function wrongAlias({ tree: { settings, settingsLocations } }: Model): Diagnostic[] {
  const { aliases, header } = settings;
  return aliases.flatMap((alias, index) => {
    const path = ['aliases', index];
    const [kind, ...others] = kindsOf(alias);
    const about = { code: 'wrong-alias', location: locateValue(settingsLocations, path) } as const;
    if (kind === undefined) {
      const message = 'An alias is one of header, cookie and baggage, and here is none of them';
      return [error({ ...about, message, hint: 'Write, for example, - cookie: virtual-env' })];
    }
    if (others.length > 0) {
      const message = `An alias is one carrier, and here are ${[kind, ...others].join(' and ')}`;
      return [error({ ...about, message, hint: 'Make an item of each.' })];
    }
    const same = aliases.slice(0, index).some((other) => isSame(other, alias));
    if (alias.header === header || same) {
      const message = `The ${kind} "${present(alias[kind])}" is a carrier already`;
      return [error({ ...about, message, hint: 'Leave it out.' })];
    }
    const fault = findFault(alias, kind);
    const location = locateKey(settingsLocations, [...path, 'pattern']);
    return fault === undefined ? [] : [error({ ...about, location, ...fault })];
  });
}

type Kind = 'header' | 'cookie' | 'baggage';

function kindsOf(alias: Alias): Kind[] {
  return (['header', 'cookie', 'baggage'] as const).filter((kind) => alias[kind] !== undefined);
}

/** One header may be read by several patterns. */
function isSame(one: Alias, other: Alias): boolean {
  const keys = ['header', 'cookie', 'baggage', 'pattern'] as const;
  return keys.every((key) => one[key] === other[key]);
}

function findFault({ pattern }: Alias, kind: Kind): { message: string; hint: string } | undefined {
  if (pattern === undefined) return undefined;
  if (kind !== 'header') {
    return { message: `A ${kind} has no pattern; its whole value is read`, hint: 'Leave the pattern out.' };
  }
  const fault = findPatternFault(pattern);
  if (fault === undefined) return undefined;
  return {
    message: `The pattern ${fault}`,
    hint: 'It is one for the whole value. Write, for example, https://(@)\\.example\\.com/.*',
  };
}
