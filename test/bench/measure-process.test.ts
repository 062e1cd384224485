import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../support/make-folder';
import { measureProcess } from './measure-process';

const folder = makeFolder({});
const output = join(folder, 'output');

function measure(script: string, limit = 20): ReturnType<typeof measureProcess> {
  return measureProcess({ command: ['sh', '-c', script], folder }, { output, limit });
}

test('measureProcess() tells what a program and its children took, and keeps what it prints', () => {
  const busy = `python3 -c 'x = bytearray(60 << 20); print(sum(range(3000000)))'`;
  const cost = measure(`${busy}; sleep 0.2`);
  expect(readFileSync(output, 'utf8')).toBe('4499998500000\n');
  expect(cost?.user).toBeGreaterThan(0.02);
  expect(cost?.wall).toBeGreaterThan((cost?.user ?? 0) + 0.1);
  expect(cost?.memory).toBeGreaterThan(60);
  expect(cost?.memory).toBeLessThan(120);
});

test('measureProcess() ends a program at the limit, and what it has started', () => {
  expect(measure('sleep 30 & sleep 30', 0.2)).toBeUndefined();
});

test('measureProcess() takes no figures of a program that fails', () => {
  expect(() => measure('echo no >&2; exit 3')).toThrow(/exit code 3\nno/);
});
