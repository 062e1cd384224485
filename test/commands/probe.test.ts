/** `envtree probe` sends what it says, to a server of this test, and reads what is logged of it. */
import { spawn } from 'node:child_process';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { inbound, outbound } from '../core/reports/trace/log-lines';
import { makeFolder } from '../support/make-folder';
import { repository, type ProgramResult } from '../support/run-envtree';

const folder = makeFolder({
  'envtree.yaml': 'tracing: { log: true }\n',
  'envs/dev.yaml': 'services: { orders: { image: a, ports: [8080] } }\n',
  'envs/dev.a.yaml': 'services: { orders: { image: b } }\n',
});
const log = join(folder, 'sidecars.log');

/** What came in; each is logged as a sidecar would, and its one call loses the environment. */
const received: IncomingHttpHeaders[] = [];

const server: Server = createServer(({ headers, url }, response) => {
  received.push(headers);
  const line = { id: String(headers['x-request-id']), at: received.length };
  appendFileSync(log, `${outbound(line)}\n${inbound({ ...line, env: String(headers['x-virtual-env']) })}\n`);
  response.writeHead(url === '/moved' ? 302 : 200, { location: '/' }).end('hello');
});

beforeAll(async () => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
afterAll(() => {
  server.close();
});
beforeEach(() => {
  received.length = 0;
  writeFileSync(log, '');
});

const url = (path = '/'): string =>
  `http://127.0.0.1:${String((server.address() as AddressInfo).port)}${path}`;

async function probe(...args: readonly string[]): Promise<ProgramResult> {
  const child = spawn(process.execPath, [join(repository, 'lib/src/cli.js'), 'probe', ...args], {
    cwd: folder,
  });
  const texts = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk) => (texts.stdout += String(chunk)));
  child.stderr.on('data', (chunk) => (texts.stderr += String(chunk)));
  // Standard input that is read has what the server has logged meanwhile.
  const whenAsked = setInterval(() => {
    if (args.includes('-') && received.length < 3) return;
    clearInterval(whenAsked);
    child.stdin.end(args.includes('-') ? readFileSync(log) : '');
  }, 20);
  return new Promise((resolve) =>
    child.once('close', (exitCode) => {
      resolve({ ...texts, exitCode });
    }),
  );
}

test('three requests of an environment below the default one, and what to do next', async () => {
  const { stdout, stderr, exitCode } = await probe('--url', url());
  expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
  expect(received).toHaveLength(3);
  const [first] = received;
  expect(first?.['x-virtual-env']).toMatch(/^dev\.probe[0-9a-f]{4}$/);
  expect(new Set(received.map((headers) => headers['x-virtual-env'])).size).toBe(1);
  expect(new Set(received.map((headers) => headers['x-request-id'])).size).toBe(3);
  expect(first?.traceparent).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
  expect(stdout).toContain(`3 requests of ${String(first?.['x-virtual-env'])} to ${url()}:\n  200\n`);
  expect(stdout).toContain(`x-request-id ${String(first?.['x-request-id'])}\n`);
  expect(stdout).toContain(`trace ${String(first?.traceparent).slice(3, 35)}\n`);
  expect(stdout).toContain(`  envtree trace --env ${String(first?.['x-virtual-env'])} sidecars.log\n`);
});

test('so many, with further headers, and no redirect followed', async () => {
  const said = ['Host: shop.example.com', 'Cookie: a=b; c=d', 'Accept: text/html', 'accept: text/plain'];
  const headers = said.flatMap((header) => ['--header', header]);
  const { stdout, exitCode } = await probe(
    '--url',
    url('/moved'),
    '--count',
    '2',
    '--env',
    'dev.b',
    ...headers,
  );
  expect(exitCode).toBe(0);
  expect(stdout).toContain('2 requests of dev.b to');
  expect(stdout).toContain('\n  302\n');
  expect(received).toMatchObject([
    { host: 'shop.example.com', cookie: 'a=b; c=d', accept: 'text/html, text/plain' },
    { 'x-virtual-env': 'dev.b' },
  ]);
});

test.each(['sidecars.log', '-'])('reads %s for its requests alone', async (file) => {
  appendFileSync(log, `${outbound({ id: 'other' })}\n${inbound({ id: 'other' })}\n`);
  const { stdout, stderr, exitCode } = await probe('--url', url(), '--log', file, '--wait', '0');
  expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
  expect(stdout).toContain('3 requests came with an environment');
  expect(stdout).toContain('  orders          3        0        3        0  certain\n');
});

test("a log without a line of envtree's says what to do", async () => {
  writeFileSync(join(folder, 'other.log'), 'x\n');
  const { stderr, exitCode } = await probe('--url', url(), '--log', 'other.log', '--wait', '0');
  expect(exitCode).toBe(1);
  expect(stderr).toContain("No line of envtree's is in this log");
});

test('nobody who answers is a failure, with its reason', async () => {
  const { stdout, exitCode } = await probe('--url', 'http://127.0.0.1:1/', '--count', '1');
  expect(exitCode).toBe(1);
  expect(stdout).toMatch(/\n {2}no answer: \S.*\n/);
});

test('an environment with instances of its own is refused, unless that is meant', async () => {
  const { stderr, exitCode } = await probe('--url', url(), '--env', 'dev.a');
  expect(exitCode).toBe(2);
  expect(stderr).toContain('error: "dev.a" has instances of its own');
  expect(received).toEqual([]);
  expect((await probe('--url', url(), '--env', 'dev.a', '--own-instances')).exitCode).toBe(0);
});

test.each([
  [['--url', 'shop'], '--url is no URL'],
  [['--url', 'ftp://shop/'], '--url is no URL'],
  [['--url', 'http://[/'], '--url is no URL'],
  [['--url', 'http://shop/', '--count', '0'], '--count is'],
  [['--url', 'http://shop/', '--wait', 'x'], '--wait is'],
  [['--url', 'http://shop/', '--header', 'a'], '"a" is no header'],
])('%s is a mistake in the call', async (args, says) => {
  const { stderr, exitCode } = await probe(...args);
  expect({ exitCode, stdout: received.length }).toEqual({ exitCode: 2, stdout: 0 });
  expect(stderr).toContain(`error: ${says}`);
});

test('a mistake in the files sends nothing', async () => {
  const wrong = makeFolder({ 'envs/dev.yaml': 'service: {}\n' });
  const files = await probe(wrong, '--url', url());
  expect(files.exitCode).toBe(1);
  expect(files.stderr).toContain('envs/dev.yaml:1:1');
  expect(received).toEqual([]);
});
