/** `envtree serve`: the page follows the files, for this machine alone, until Ctrl-C. */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { dirname, join } from 'node:path';
import type { PageState } from '../../src/core/reports/page-state';
import { makeFolder } from '../support/make-folder';
import { manifestText } from '../support/manifest-text';
import { runEnvtree } from '../support/run-envtree';
import { startServing, type Serving } from '../support/start-serving';

const dev = 'services: { web: { image: x, ports: [80] } }\n';
const programs: ChildProcess[] = [];

afterEach(() => {
  for (const program of programs.splice(0)) program.kill('SIGKILL');
});

async function serve(folder: string): Promise<Serving> {
  const serving = await startServing(folder);
  programs.push(serving.program);
  return serving;
}

/** The states that a page is told of, one after the other. */
async function* statesOf({ url }: Serving): AsyncGenerator<PageState> {
  const response: Response = await fetch(`${url}changes`);
  const body = response.body as AsyncIterable<Uint8Array> | null;
  let text = '';
  for await (const chunk of body ?? []) {
    text += Buffer.from(chunk).toString();
    const messages = text.split('\n\n');
    text = messages.pop() ?? '';
    for (const message of messages) yield JSON.parse(message.replace('data: ', '')) as PageState;
  }
}

/** The next state in which something is so. */
async function until(
  states: AsyncGenerator<PageState>,
  isMeant: (state: PageState) => boolean,
): Promise<PageState> {
  for (;;) {
    const next = await states.next();
    if (next.done === true) throw new Error('The states have ended');
    if (isMeant(next.value)) return next.value;
  }
}

const names = ({ graph }: PageState): string[] => graph?.environments.map(({ name }) => name) ?? [];

function write(folder: string, path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

test('each way in which files change is told, and mistakes leave the last tree as it is', async () => {
  const folder = makeFolder({ 'envs/dev.yaml': dev, 'shared/b.yaml': 'services: {}\n' });
  const serving = await serve(folder);
  const states = statesOf(serving);
  expect(names(await until(states, () => true))).toEqual(['dev']);
  write(folder, 'envs/dev.a.yaml', 'services: { web: {} }\n');
  expect(names(await until(states, (it) => names(it).length === 2))).toEqual(['dev', 'dev.a']);
  write(folder, 'new.yaml', 'services: { web: { imgae: y } }\n');
  renameSync(join(folder, 'new.yaml'), join(folder, 'envs/dev.a.yaml'));
  const wrong = await until(states, ({ isStale }) => isStale);
  expect(wrong.said).toContain('envs/dev.a.yaml:1:20: error: ');
  expect(names(wrong)).toEqual(['dev', 'dev.a']);
  write(folder, 'envs/team/dev.c.yaml', 'services: {}\n');
  await until(states, ({ said }) => said.includes('envs/team/dev.c.yaml:1:1: error: '));
  rmSync(join(folder, 'envs/team'), { recursive: true });
  rmSync(join(folder, 'envs/dev.a.yaml'));
  expect(names(await until(states, ({ isStale }) => !isStale))).toEqual(['dev']);
  symlinkSync('../shared/b.yaml', join(folder, 'envs/dev.b.yaml'));
  expect(names(await until(states, (it) => names(it).length === 2))).toEqual(['dev', 'dev.b']);
  write(folder, 'shared/b.yaml', 'services: { web: {} }\n');
  await until(states, ({ graph }) => graph?.instances.length === 2);
  write(folder, 'envtree.yaml', 'header: x-env\n');
  await until(states, ({ graph }) => graph?.header === 'x-env');
  expect(serving.said()).toContain('\nNo mistakes any more.\n');
});

test('manifests that files name are followed, too', async () => {
  const deployment = (port: number): string => manifestText({ name: 'web', image: 'x', port });
  const folder = makeFolder({ 'envs/dev.yaml': 'services: { web: { manifest: base/web.yaml } }\n' });
  const states = statesOf(await serve(folder));
  expect(await until(states, () => true)).toMatchObject({ graph: null, isStale: true });
  write(folder, 'base/web.yaml', deployment(80));
  expect(names(await until(states, ({ isStale }) => !isStale))).toEqual(['dev']);
  write(folder, 'base/web.yaml', 'kind: [');
  expect((await until(states, ({ isStale }) => isStale)).said).toContain('base/web.yaml:');
});

test('it outlives a folder without environments, and ends with Ctrl-C, with pages open', async () => {
  const folder = makeFolder({});
  const serving = await serve(folder);
  const states = statesOf(serving);
  expect((await until(states, () => true)).said).toContain('There is no folder "envs/" here');
  write(folder, 'envs/dev.yaml', dev);
  expect(names(await until(states, ({ isStale }) => !isStale))).toEqual(['dev']);
  const page = await (await fetch(serving.url)).text();
  expect(page).toContain("connect-src 'self'");
  serving.program.kill('SIGINT');
  expect(await once(serving.program, 'exit')).toEqual([0, null]);
});

test('it answers to this machine by its own name alone', async () => {
  const { url } = await serve(makeFolder({ 'envs/dev.yaml': dev }));
  const statusOf = (
    path: string,
    options: { host?: string; method?: string } = {},
  ): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      const { host, method = 'GET' } = options;
      const asked = request(`${url}${path}`, { method, ...(host && { headers: { host } }) }, (response) => {
        resolve(response.statusCode);
        response.destroy();
      });
      asked.on('error', reject).end();
    });
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
  expect(await statusOf('')).toBe(200);
  expect(await statusOf('', { host: 'localhost:1234' })).toBe(200);
  expect(await statusOf('', { host: 'attacker.example' })).toBe(403);
  expect(await statusOf('changes', { host: 'attacker.example' })).toBe(403);
  expect(await statusOf('', { method: 'POST' })).toBe(405);
  expect(await statusOf('envs/dev.yaml')).toBe(404);
});

test('mistakes in the call', async () => {
  const folder = makeFolder({ 'envs/dev.yaml': dev });
  const { port } = new URL((await serve(folder)).url);
  expect(runEnvtree(folder, 'serve', '--port', port)).toEqual({
    stdout: '',
    stderr: `error: Port ${port} is in use already; name another one by --port, or 0 for any that is free\n`,
    exitCode: 2,
  });
  expect(runEnvtree(folder, 'serve', '--port', '65536')).toMatchObject({
    stderr: 'error: "65536" is no port; one is from 1 to 65535, and 0 is any that is free\n',
    exitCode: 2,
  });
  expect(runEnvtree(folder, 'serve', '--port', 'web')).toMatchObject({ exitCode: 2 });
  const missing = runEnvtree(folder, 'serve', 'nowhere');
  expect(missing.stderr).toContain('There is no such folder');
  expect(missing.exitCode).toBe(1);
});
