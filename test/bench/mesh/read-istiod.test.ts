import { metricIn } from './read-istiod';

const text = `# HELP pushes How often.
# TYPE pushes counter
pushes{type="cds"} 3
pushes{type="eds"} 4.5e+01
pushes_sum 7
cpu 1.25
`;

test('metricIn() adds the series of a metric, and takes no other one of the same beginning', () => {
  expect(metricIn(text, 'pushes')).toBe(48);
  expect(metricIn(text, 'cpu')).toBe(1.25);
  expect(() => metricIn(text, 'push')).toThrow('istiod has no metric push');
});
