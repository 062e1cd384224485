import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';

/** What somebody reads YAML by: a stream of documents to each one's JSON, or why it cannot be read. */
export interface Reader {
  readonly name: string;
  readonly read: (stream: string) => string[];
}

/** The version of PyYAML whose reading is compared. */
const pyyaml = 'pyyaml==6.0.3';

/**
 * The readers of those who take what envtree prints: `sigs.k8s.io/yaml`, which kubectl, Argo CD and Flux read by,
 * PyYAML, and `yaml` for both versions of YAML. Needs Go and Python with pip; all that is built is removed at the end
 * of the process.
 */
export function prepareReaders(): Reader[] {
  const folder = mkdtempSync(join(tmpdir(), 'envtree-readers-'));
  process.on('exit', () => {
    rmSync(folder, { recursive: true, force: true });
  });
  const program = join(folder, 'read');
  execFileSync('go', ['build', '-o', program, '.'], {
    cwd: __dirname,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const packages = join(folder, 'packages');
  const install = ['-m', 'pip', 'install', '--quiet', '--no-deps', '--target', packages, pyyaml];
  execFileSync('python3', install, {
    env: { ...process.env, PIP_ROOT_USER_ACTION: 'ignore' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const env = { ...process.env, PYTHONPATH: packages, PYTHONIOENCODING: 'utf8' };
  const python = ['python3', join(__dirname, 'read.py')];
  return [
    { name: 'sigs.k8s.io/yaml', read: (stream) => linesOf(stream, [program]) },
    { name: 'PyYAML', read: (stream) => linesOf(stream, python, env) },
    { name: 'yaml, as YAML 1.1', read: (stream) => parseAll(stream, '1.1') },
    { name: 'yaml, as YAML 1.2', read: (stream) => parseAll(stream, '1.2') },
  ];
}

function linesOf(stream: string, [program = '', ...args]: readonly string[], env = process.env): string[] {
  const options = { input: stream, encoding: 'utf8', maxBuffer: 1 << 30, env } as const;
  return execFileSync(program, args, options).trimEnd().split('\n');
}

function parseAll(stream: string, version: '1.1' | '1.2'): string[] {
  return stream.split('\n---\n').map((document) => {
    try {
      return JSON.stringify(parse(document, { version, uniqueKeys: false }));
    } catch (fault) {
      return `cannot be read: ${String(fault)}`;
    }
  });
}
