/** `1 service`, `2 services`. */
export function countNoun(number: number, noun: string): string {
  return `${String(number)} ${noun}${number === 1 ? '' : 's'}`;
}
