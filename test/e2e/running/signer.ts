import { createSign, generateKeyPairSync } from 'node:crypto';
import type { Claims } from '../../support/claims';

/** Who gives out tokens, in place of somebody's login: by the key of this run, which nobody else has. */
export const issuer = 'https://login.example.com';

const key = generateKeyPairSync('rsa', { modulusLength: 2048 });
const nobodysKey = generateKeyPairSync('rsa', { modulusLength: 2048 });

/** The public key, as a RequestAuthentication takes it. */
export const keySet = JSON.stringify({
  keys: [{ ...key.publicKey.export({ format: 'jwk' }), kid: 'run', alg: 'RS256', use: 'sig' }],
});

/** All that a token says with these claims. */
export function issuedClaims(claims: Claims): Claims {
  return { iss: issuer, ...claims };
}

/** A token that says so, good for a day. */
export function signToken(claims: Claims): string {
  return sign(claims, key);
}

/** The same of somebody who has another key. */
export function forgeToken(claims: Claims): string {
  return sign(claims, nobodysKey);
}

function sign(claims: Claims, { privateKey }: typeof key): string {
  const expires = Math.floor(Date.now() / 1000) + 86_400;
  const parts = [
    { alg: 'RS256', kid: 'run', typ: 'JWT' },
    { ...issuedClaims(claims), exp: expires },
  ];
  const text = parts.map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  return `${text}.${createSign('RSA-SHA256').update(text).sign(privateKey, 'base64url')}`;
}
