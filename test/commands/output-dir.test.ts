/** `envtree render --output-dir` writes everything or nothing, whatever is in its way or ends it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  watch,
  writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { makeFolder } from '../support/make-folder';
import { repository, runEnvtree } from '../support/run-envtree';

// A run takes seconds where others run beside it.

const root = 'services: { orders: { image: acme/orders:1, ports: [8080] } }\n';
const child = 'services: { orders: { image: acme/orders:pr-1 } }\n';
const files = { 'envs/dev.yaml': root, 'envs/dev.a.yaml': child };

/** All that is in and below a folder, sorted; folders end in a slash. */
function contentOf(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)) + (entry.isDirectory() ? '/' : ''))
    .sort();
}

const written = [
  'applications/',
  ...['hosts/', 'hosts/dev.a.yaml', 'hosts/dev.yaml'],
  ...['routes/', 'routes/dev.yaml'],
  ...['workloads/', 'workloads/dev.a.yaml', 'workloads/dev.yaml'],
];

describe('what is in the way is told before anything is written', () => {
  const refuse = (make: (output: string) => void): string => {
    const folder = makeFolder({ ...files, 'out/workloads/notes.txt': '' });
    make(join(folder, 'out'));
    const before = contentOf(folder);
    const { stdout, stderr, exitCode } = runEnvtree(folder, 'render', '--output-dir', 'out');
    expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 1 });
    expect(contentOf(folder)).toEqual(before);
    return stderr;
  };

  test('a folder in the place of a file', () => {
    const stderr = refuse((output) => {
      mkdirSync(join(output, 'workloads/dev.yaml'));
    });
    expect(stderr).toBe('error: EISDIR: "out/workloads/dev.yaml" is a folder, where a file is to be\n');
  });

  test('files in the place of folders, all at once', () => {
    const stderr = refuse((output) => {
      writeFileSync(join(output, 'hosts'), '');
      symlinkSync('nowhere', join(output, 'routes'));
    });
    expect(stderr).toBe('error: ENOTDIR: "out/hosts" is no folder\nENOTDIR: "out/routes" is no folder\n');
  });
});

describe('a folder among the environment files is none to write to', () => {
  test.each(['envs', 'envs/out', './envs/', 'link', 'link/out', 'out/../envs/x'])('%s', (output) => {
    const folder = makeFolder({ ...files, 'out/x': '' });
    symlinkSync('envs', join(folder, 'link'));
    const before = contentOf(folder);
    expect(runEnvtree(folder, 'render', '--output-dir', output)).toEqual({
      stdout: '',
      stderr: `error: The folder of --output-dir is where environment files lie: ${output}\n`,
      exitCode: 2,
    });
    expect(contentOf(folder)).toEqual(before);
  });

  test.each<[string, Readonly<Record<string, string>>, string]>([
    ['a layer that leads to them', { 'out/workloads': '../envs' }, 'out/workloads'],
    ['a layer that leads below them', { 'out/routes': '../envs/routes' }, 'out/routes'],
    ['a layer that leads to the settings', { 'out/hosts': '..' }, 'out/hosts'],
    ['a layer that a file lies in', { 'envs/dev.b.yaml': '../out/workloads/b.yaml' }, 'out/workloads'],
    ['a layer that the settings lie in', { 'envtree.yaml': 'out/workloads/b.yaml' }, 'out/workloads'],
  ])('nor is %s', (_what, links, misplaced) => {
    const folder = makeFolder({ ...files, 'out/workloads/b.yaml': child, 'envs/routes/README.md': '' });
    for (const [path, target] of Object.entries(links)) {
      rmSync(join(folder, path), { recursive: true, force: true });
      symlinkSync(target, join(folder, path));
    }
    const before = contentOf(folder);
    expect(runEnvtree(folder, 'render', '--output-dir', 'out')).toEqual({
      stdout: '',
      stderr: `error: The folder of --output-dir is where environment files lie: ${misplaced}\n`,
      exitCode: 2,
    });
    expect(contentOf(folder)).toEqual(before);
  });

  test('nor is the current one where a layer is what envs/ leads to, and it is otherwise', () => {
    const folder = makeFolder({ 'workloads/dev.yaml': root, 'envtree.yaml': '{}\n' });
    symlinkSync('workloads', join(folder, 'envs'));
    expect(runEnvtree(folder, 'render', '--output-dir', '.').exitCode).toBe(2);
    expect(readFileSync(join(folder, 'workloads/dev.yaml'), 'utf8')).toBe(root);
    expect(runEnvtree(folder, 'render', '--layer', 'routing', '--output-dir', '.').exitCode).toBe(0);
  });

  test('unless they are those of another folder', () => {
    const folder = makeFolder({ 'shop/envs/dev.yaml': root, 'shop/envs/dev.a.yaml': child });
    expect(runEnvtree(folder, 'render', 'shop', '--output-dir', 'envs').exitCode).toBe(0);
    expect(contentOf(join(folder, 'envs'))).toEqual(written);
    expect(runEnvtree(folder, 'render', 'shop', '--output-dir', 'shop/envs').exitCode).toBe(2);
  });
});

/** Many files, so that there is time to be interrupted in. */
function makeMany(): string {
  const branches = Array.from({ length: 100 }, (_, index) => [`envs/dev.e${String(index)}.yaml`, child]);
  return makeFolder({
    'envs/dev.yaml': root,
    ...(Object.fromEntries(branches) as object),
    'out/workloads/x': '',
  });
}

/** Sends `signal` as soon as the first file is written. */
async function interrupt(folder: string, signal: NodeJS.Signals): Promise<NodeJS.Signals | null> {
  const options = { cwd: folder, stdio: 'ignore' } as const;
  const program = spawn(
    process.execPath,
    [join(repository, 'lib/src/cli.js'), 'render', '--output-dir', 'out'],
    options,
  );
  const watcher = watch(join(folder, 'out/workloads'), () => program.kill(signal));
  // Whatever goes wrong, it does not outlive its test.
  setTimeout(() => program.kill('SIGKILL'), 50_000).unref();
  const [, endedBy] = (await once(program, 'exit')) as [number | null, NodeJS.Signals | null];
  watcher.close();
  return endedBy;
}

function temporaryFiles(folder: string): string[] {
  return contentOf(join(folder, 'out')).filter((path) => path.endsWith('.tmp'));
}

describe('a run that is ended', () => {
  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('by %s leaves no temporary file', async (signal) => {
    const folder = makeMany();
    expect(await interrupt(folder, signal)).toBe(signal);
    expect(temporaryFiles(folder)).toEqual([]);
    expect(existsSync(join(folder, 'out/workloads/dev.e99.yaml'))).toBe(true);
  });

  test('by SIGKILL leaves what the next one removes', async () => {
    const folder = makeMany();
    expect(await interrupt(folder, 'SIGKILL')).toBe('SIGKILL');
    expect(temporaryFiles(folder)).not.toEqual([]);
    expect(runEnvtree(folder, 'render', '--output-dir', 'out').exitCode).toBe(0);
    expect(temporaryFiles(folder)).toEqual([]);
  });

  test('is told from one that runs, and its files from those of others', () => {
    const running = `workloads/.dev.${String(process.pid)}.tmp`;
    const others = ['workloads/.tmp', 'workloads/dev.99999999.tmp', 'workloads/.dev.99999999.txt'];
    const kept = [running, ...others].map((path) => [`out/${path}`, 'kept'] as const);
    const folder = makeFolder({
      ...files,
      ...Object.fromEntries(kept),
      'out/workloads/.dev.99999999.tmp': '',
    });
    expect(runEnvtree(folder, 'render', '--output-dir', 'out').exitCode).toBe(0);
    expect(contentOf(join(folder, 'out'))).toEqual([...written, running, ...others].sort());
    expect(readFileSync(join(folder, 'out', running), 'utf8')).toBe('kept');
  });
});
