/** `envtree trace` reads files and standard input, and says what it found. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { inbound, outbound, type Line } from '../core/reports/trace/log-lines';
import { makeFolder } from '../support/make-folder';
import { repository, runEnvtree, type ProgramResult } from '../support/run-envtree';

const pair = (line: Line): string => [outbound({ id: 'a', ...line }), inbound({ id: 'a' }), ''].join('\n');
const folder = makeFolder({
  'lost.log': pair({}),
  'kept.log': pair({ sent: 'dev.x', pod: 'orders-2' }).replaceAll('orders-1', 'orders-2'),
  'other.log': 'info\r\n\nwarning',
  'no-end.log': pair({}).trimEnd(),
});

const trace = (...args: readonly string[]): ProgramResult => runEnvtree(folder, 'trace', ...args);

function traceInput(input: string, ...args: readonly string[]): ProgramResult {
  const command = [join(repository, 'lib/src/cli.js'), 'trace', ...args];
  const { stdout, stderr, status } = spawnSync(process.execPath, command, { input, encoding: 'utf8' });
  return { stdout, stderr, exitCode: status };
}

test('of several files, one after the other', () => {
  const { stdout, stderr, exitCode } = trace('lost.log', 'other.log', 'kept.log');
  expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
  expect(stdout).toContain('  orders          2        1        1        0  certain\n');
  expect(stdout).toContain('3 lines of other programs were skipped.\n');
});

test('of standard input, by its name or by none', () => {
  const { stdout } = trace('lost.log');
  expect(traceInput(pair({}))).toEqual({ stdout, stderr: '', exitCode: 0 });
  expect(traceInput(pair({}), '-').stdout).toBe(stdout);
  expect(trace('no-end.log').stdout).toBe(stdout);
});

test('as JSON', () => {
  const { stdout } = trace('--format', 'json', 'lost.log');
  expect(JSON.parse(stdout)).toMatchObject({
    requests: 1,
    services: [
      { service: 'orders', lost: { total: 1, byRequestId: 1 }, examples: { lost: [{ to: 'stock' }] } },
    ],
  });
});

test('one environment alone', () => {
  expect(trace('--env', 'dev.y', 'lost.log').stdout).toContain('No request came with the environment dev.y');
});

test('a loss is a failure where that is asked for', () => {
  expect(trace('--exit-code', 'lost.log').exitCode).toBe(1);
  expect(trace('--exit-code', 'kept.log').exitCode).toBe(0);
  expect(trace('lost.log').exitCode).toBe(0);
});

test("without a line of envtree's it says what to do", () => {
  const { stdout, stderr, exitCode } = trace('other.log');
  expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 1 });
  expect(stderr).toContain("No line of envtree's is in this log: 3 lines of other programs\n  hint: ");
});

test('a file that is not there is no stack trace', () => {
  const { stderr, exitCode } = trace('lost.log', 'none.log');
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(/^error: none\.log: This file cannot be read: ENOENT[^\n]*\n$/);
});

test('a wrong format is a mistake in the call', () => {
  expect(trace('--format', 'yaml', 'lost.log').exitCode).toBe(2);
});

test('a character that is cut between two reads is whole', () => {
  const name = 'ä'.repeat(40_000);
  const text = `x${inbound({ service: name, id: 'b' })}`;
  expect(traceInput(text, '--format', 'json').stdout).toContain(name);
});

test('100,000 lines are read, and what has been joined of them is not kept', () => {
  const many = Array.from({ length: 50_000 }, (_, index) => {
    const [id, at, pod] = [`id-${String(index)}`, index, `orders-${String(index % 10)}`];
    return `[pod/${pod}/istio-proxy] ${outbound({ id, at: at + 1, pod })}\n[pod/${pod}/istio-proxy] ${inbound({ id, at, pod })}\n`;
  });
  const file = makeFolder({ 'many.log': many.join('') });
  const measured = `const { resourceUsage } = process; process.on('exit', () => {
    process.stderr.write(String(resourceUsage().maxRSS));
  });`;
  const preload = join(makeFolder({ 'measured.cjs': measured }), 'measured.cjs');
  const command = ['--require', preload, join(repository, 'lib/src/cli.js'), 'trace', join(file, 'many.log')];
  const { stdout, stderr } = spawnSync(process.execPath, command, { encoding: 'utf8' });
  expect(stdout).toContain('orders      50000        0    50000        0  certain\n');
  expect(Number(stderr)).toBeLessThan(400_000);
});

describe('calls that no file declares', () => {
  const service = (calls: string): string => `{ image: 'x:1', ports: [8080], calls: [${calls}] }`;
  const declaring = makeFolder({
    'envs/dev.yaml': `services:\n  orders: ${service('')}\n  stock: ${service('')}\n`,
    'kept.log': pair({ sent: 'dev.x' }),
    'wrong/envs/dev.yaml': 'services: { orders: {} }\n',
  });

  test('are told where the files are, in the current folder or in another one', () => {
    const here = runEnvtree(declaring, 'trace', 'kept.log');
    expect(here).toMatchObject({ stderr: '', exitCode: 0 });
    expect(here.stdout).toContain('orders calls stock: 1 call');
    expect(trace('--folder', declaring, 'kept.log').stdout).toContain('orders calls stock: 1 call');
    expect(trace('kept.log').stdout).not.toContain('declares');
  });

  test('are a failure where that is asked for', () => {
    expect(runEnvtree(declaring, 'trace', '--exit-code', 'kept.log').exitCode).toBe(1);
  });

  test('are not looked for in files with mistakes, which are told where they were named', () => {
    const wrong = join(declaring, 'wrong');
    const log = join(declaring, 'kept.log');
    expect(runEnvtree(wrong, 'trace', log)).toMatchObject({ stderr: '', exitCode: 0 });
    const { stdout, stderr, exitCode } = runEnvtree(declaring, 'trace', '--folder', 'wrong', log);
    expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 1 });
    expect(stderr).toContain('wrong/envs/dev.yaml:1:13: error:');
  });
});
