import type { Claims, Settings } from '../definition/settings';
import { askedHeader } from '../names/istio-names';
import type { HeaderMutation } from '../plan/planned-object';
import { choose, computed, isOneOf, nothing, requestHeader, tokenClaim } from './cel';
import { readCarriers } from './read-carriers';
import { writeMembers } from './write-baggage';

/** Notes which environment a client asks for, before its carriers are dropped; what it says of that itself counts not. */
export function rememberAsked(settings: Settings): HeaderMutation[] {
  return [
    { remove: askedHeader },
    { header: askedHeader, value: `%REQ(${settings.header})%`, action: 'ADD_IF_ABSENT' },
    ...readCarriers(settings, askedHeader),
  ];
}

/**
 * Sets the header to what was asked for, where the client's token has all of the claims, and the baggage with it; an
 * expression fails where there is no token, and nothing is set.
 */
export function obeyProven(claims: Claims, settings: Settings): HeaderMutation[] {
  const isProven = conditionsOf(claims, []).join(' && ');
  const proven = choose(isProven, requestHeader(askedHeader), nothing);
  return [
    { header: settings.header, value: computed(proven), action: 'ADD_IF_ABSENT' },
    ...writeMembers(settings),
  ];
}

/** Whether or not there was a proof, nobody else has to know. */
export const forgetAsked: readonly HeaderMutation[] = [{ remove: askedHeader }];

function conditionsOf(claims: Claims, above: readonly string[]): string[] {
  return Object.entries(claims).flatMap(([name, value]) => {
    const path = [...above, name];
    if (typeof value === 'string') return [`(${isOneOf(tokenClaim(path), [value])})`];
    return isList(value) ? [`(${isOneOf(tokenClaim(path), value)})`] : conditionsOf(value, path);
  });
}

function isList(value: readonly string[] | Claims): value is readonly string[] {
  return Array.isArray(value);
}
