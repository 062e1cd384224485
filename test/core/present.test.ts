import { present } from '../../src/core/diagnostics/present';

test('present() gives the value, however falsy, and throws where there is none', () => {
  expect([present(0), present(''), present(false)]).toEqual([0, '', false]);
  expect(() => {
    present(undefined);
  }).toThrow('envtree relies on');
});
