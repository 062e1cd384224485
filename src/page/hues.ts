import { ancestorChain } from '../core/environment/environment-name';

/** Degrees between an environment's colour and those of the ones above it, which answer in the same row. */
const apart = 45;
/** More of them leave too few colours. */
const mostAbove = 5;

/**
 * An environment's hue, in degrees. It depends on nothing but the names in its own chain, so that it stays the same
 * whatever comes and goes beside it, and is told from the hues above it. Roots, which are pale, keep none from others.
 */
export function hueOf(environment: string, splitter: string): number {
  const [root = '', ...below] = ancestorChain(environment, splitter).reverse();
  const taken: number[] = [];
  for (const name of below) taken.push(freeHue(name, taken.slice(-mostAbove)));
  return taken.at(-1) ?? freeHue(root, []);
}

function freeHue(name: string, taken: readonly number[]): number {
  const hues = Array.from({ length: 360 }, (_, hue) => hue);
  const free = hues.filter((hue) => taken.every((it) => distance(hue, it) >= apart));
  return free[hash(name) % free.length] ?? 0;
}

function distance(a: number, b: number): number {
  const difference = Math.abs(a - b);
  return Math.min(difference, 360 - difference);
}

/** FNV-1a, whose last bits are then mixed, since names often differ in their last character alone. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const character of text) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193);
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d);
  return (value ^ (value >>> 13)) >>> 0;
}
