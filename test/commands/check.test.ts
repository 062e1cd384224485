/** What `envtree check` prints where, and with which code it ends. */
import { check } from '../../src/commands/check';
import { makeFolder } from '../support/make-folder';
import { repository, runEnvtree } from '../support/run-envtree';

const dev = 'services: { orders: { image: "x:1", ports: [8080] } }\n';
const right = makeFolder({ 'envs/dev.yaml': dev });
const idle = makeFolder({ 'envs/dev.yaml': dev, 'envs/dev.a.yaml': 'expires: 2026-02-28\n' });
const wrong = makeFolder({ 'envs/dev.yaml': 'servces: {}\n' });
const empty = makeFolder({ 'envs/dev.yaml': '{}\n' });
const aliased = makeFolder({ 'envs/dev.yaml': dev, 'envtree.yaml': 'aliases: [{ cookie: env }]\n' });

describe('text', () => {
  test('says how much was looked at where nothing is wrong, and keeps stdout', () => {
    expect(runEnvtree(right, 'check')).toEqual({
      stdout: '',
      stderr: '1 environment, 1 service: nothing is wrong\n',
      exitCode: 0,
    });
    expect(runEnvtree(repository, 'check').stderr).toBe('4 environments, 3 services: nothing is wrong\n');
    expect(check(aliased)).toMatchObject({
      stdout: expect.stringContaining('default') as string,
      stderr: '1 environment, 1 service: nothing is wrong\n',
    });
  });

  test('tells what render does not', () => {
    const { stdout, stderr, exitCode } = runEnvtree(idle, 'check', '.');
    expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 0 });
    expect(stderr).toContain('envs/dev.a.yaml:1:1: warning: "dev.a" changes nothing');
    expect(stderr).toMatch(/\n1 warning\n$/);
    expect(runEnvtree(idle, 'render')).toMatchObject({ stderr: '', exitCode: 0 });
  });
});

describe('--now', () => {
  const expired = (now?: string | true): string[] => {
    const said = JSON.parse(check(idle, { format: 'json', ...(now !== undefined && { now }) }).stdout) as {
      code: string;
    }[];
    return said.map(({ code }) => code).filter((code) => code === 'expired');
  };

  test('tells what has expired by that day, or by today', () => {
    expect(expired()).toEqual([]);
    expect(expired('2026-02-28')).toEqual([]);
    expect(expired('2026-03-01')).toEqual(['expired']);
    expect(runEnvtree(idle, 'check', '--now=2026-03-01').stderr).toContain('was needed until 2026-02-28');
  });

  test('without a value is today', () => {
    const day = (offset: number): string =>
      new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
    const files = (expires: string): string => makeFolder({ 'envs/dev.yaml': `expires: ${expires}\n${dev}` });
    expect(runEnvtree(files(day(-1)), 'check', '--now').stderr).toContain('[expired]');
    expect(runEnvtree(files(day(1)), 'check', '--now').stderr).toContain('nothing is wrong');
  });

  test.each(['2026-02-30', '2026-1-1', 'shop', '', '2026-03-01T00:00:00Z'])('is a date: %s', (now) => {
    const { stdout, stderr, exitCode } = check(idle, { now });
    expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 2 });
    expect(stderr).toBe(
      `error: --now takes a date that there is, like 2026-12-31, and "${now}" is none; a folder stands before it\n`,
    );
  });
});

describe('--format', () => {
  test('json has whatever is wrong, and nothing else, on stdout', () => {
    expect(runEnvtree(right, 'check', '--format', 'json')).toEqual({
      stdout: '[]\n',
      stderr: '',
      exitCode: 0,
    });
    expect(check(aliased, { format: 'json' })).toEqual({ stdout: '[]\n', stderr: '', exitCode: 0 });
    const { stdout, stderr, exitCode } = runEnvtree(wrong, 'check', '--format', 'json');
    expect(JSON.parse(stdout)).toMatchObject([
      { code: 'unknown-key', severity: 'error', file: 'envs/dev.yaml' },
    ]);
    expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 1 });
    expect(runEnvtree('/', 'check', idle, '--format', 'json').stdout).toContain(
      `"file": "${idle}/envs/dev.a.yaml"`,
    );
  });

  test('sarif names the version of envtree', () => {
    const { stdout, exitCode } = runEnvtree(idle, 'check', '--format', 'sarif');
    expect(JSON.parse(stdout)).toMatchObject({
      runs: [{ tool: { driver: { semanticVersion: '0.1.0' } }, results: [{ ruleId: 'changes-nothing' }] }],
    });
    expect(exitCode).toBe(0);
  });

  test('github is silent where nothing is wrong', () => {
    expect(runEnvtree(right, 'check', '--format', 'github')).toEqual({ stdout: '', stderr: '', exitCode: 0 });
    expect(runEnvtree(wrong, 'check', '--format', 'github').stdout).toMatch(
      /^::error file=envs\/dev.yaml,line=1,/,
    );
  });

  test('tells as well that there is nothing to render, in words', () => {
    const { stdout, stderr, exitCode } = check(empty, { format: 'json' });
    expect({ stdout, exitCode }).toEqual({ stdout: '[]\n', exitCode: 1 });
    expect(stderr).toBe(
      'error: There is nothing to render in "all". If that is what you mean, say --allow-empty.\n',
    );
    expect(check(empty, { format: 'json', allowEmpty: true })).toEqual({
      stdout: '[]\n',
      stderr: '',
      exitCode: 0,
    });
  });

  test('is one that there is', () => {
    const { stderr, exitCode } = runEnvtree(right, 'check', '--format', 'xml');
    expect(stderr).toContain('Allowed choices are text, json, sarif, github');
    expect(exitCode).toBe(2);
  });
});
