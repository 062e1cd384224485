/** The middle of some figures, or what is between the two in the middle. */
export function median(figures: readonly number[]): number {
  const sorted = [...figures].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [before = NaN, after = NaN] = [sorted[middle - 1], sorted[middle]];
  return sorted.length % 2 === 1 ? after : (before + after) / 2;
}

/** The figure that so great a part of all figures is below. */
export function quantile(figures: readonly number[], part: number): number {
  return [...figures].sort((a, b) => a - b)[Math.floor(figures.length * part)] ?? NaN;
}

/** With two significant digits, and no fewer than there are before the point: 0.15, 1.3, 14, 250. */
export function roughly(figure: number): string {
  if (figure === 0) return '0';
  const digits = Math.max(0, 1 - Math.floor(Math.log10(Math.abs(figure))));
  const rounded = Number(figure.toFixed(digits));
  // 0.098 is 0.10 so, which has a digit too many.
  const kept = Math.max(0, 1 - Math.floor(Math.log10(Math.abs(rounded))));
  return rounded.toFixed(kept);
}

/** With a comma for each thousand, wherever it runs. */
export function withCommas(whole: number): string {
  return String(whole).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** The median, and what the least and the most were: `2.61 (2.55–2.70)`. */
export function spread(figures: readonly number[], digits: number): string {
  const [least, most] = [Math.min(...figures), Math.max(...figures)].map((it) => it.toFixed(digits));
  const middle = median(figures).toFixed(digits);
  return least === most ? middle : `${middle} (${least}–${most})`;
}
