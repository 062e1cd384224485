import { median, quantile, roughly, spread, withCommas } from './statistics';

test('median() is the one in the middle, or between the two', () => {
  expect(median([3, 1, 10])).toBe(3);
  expect(median([4, 1, 10, 2])).toBe(3);
  expect(median([7])).toBe(7);
});

test('quantile() has so great a part of all figures below it', () => {
  const figures = Array.from({ length: 100 }, (_, index) => 100 - index);
  expect([0, 0.5, 0.99].map((part) => quantile(figures, part))).toEqual([1, 51, 100]);
});

test.each([
  [0.1512, '0.15'],
  [0.0984, '0.098'],
  [0.0996, '0.10'],
  [0.996, '1.0'],
  [1.349, '1.3'],
  [9.97, '10'],
  [13.6, '14'],
  [249.7, '250'],
  [0, '0'],
])('roughly() writes %p with two digits', (figure, text) => {
  expect(roughly(figure)).toBe(text);
});

test('withCommas() parts thousands', () => {
  expect([7, 766, 17_200, 1_234_567].map(withCommas)).toEqual(['7', '766', '17,200', '1,234,567']);
});

test('spread() says the median, the least and the most, where they differ', () => {
  expect(spread([2.7, 2.55, 2.61], 2)).toBe('2.61 (2.55–2.70)');
  expect(spread([2.001, 2.002], 2)).toBe('2.00');
});
