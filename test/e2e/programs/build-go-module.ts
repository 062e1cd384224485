import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { GoModule } from './programs';
import { runWithProgress } from './run-with-progress';

interface Versioned {
  readonly Path: string;
  readonly Version?: string;
}

/** What `go mod edit -json` prints. */
interface GoMod {
  readonly Go: string;
  readonly Require: readonly Versioned[] | null;
  readonly Replace: readonly { readonly Old: Versioned; readonly New: Versioned }[] | null;
}

/**
 * Builds a module's programs into `folder`. `go install` refuses modules with replacements, so that a module of ours
 * is made that requires this one, with the requirements and replacements that it builds itself with.
 */
export async function buildGoModule(module: GoModule, folder: string): Promise<void> {
  const source = downloadModule(module);
  const work = mkdtempSync(join(tmpdir(), 'envtree-build-'));
  try {
    writeFileSync(join(work, 'go.mod'), goModFor(module, source));
    copyFileSync(join(source, 'go.sum'), join(work, 'go.sum'));
    chmodSync(join(work, 'go.sum'), 0o644);
    if (module.generated) completeSource(module, source, join(work, 'source'));
    for (const [name, path] of Object.entries(module.packages)) {
      const flags = ['-v', '-mod=mod', '-trimpath', '-o', join(folder, name)];
      const command = ['go', 'build', ...flags, path];
      await runWithProgress(`${name} ${module.version}`, command, {
        cwd: work,
        env: { ...process.env, CGO_ENABLED: '0', GOWORK: 'off' },
      });
    }
    for (const [name, path] of Object.entries(module.files ?? {})) {
      copyFileSync(join(source, path), join(folder, name));
      chmodSync(join(folder, name), 0o644);
    }
  } finally {
    rmSync(work, { recursive: true });
  }
}

function downloadModule({ module, version }: GoModule): string {
  const told = execFileSync('go', ['mod', 'download', '-json', `${module}@${version}`], { encoding: 'utf8' });
  return (JSON.parse(told) as { Dir: string }).Dir;
}

/** A copy of the module's source in `folder`, with what its own build would have made. */
function completeSource({ generated = [] }: GoModule, source: string, folder: string): void {
  cpSync(source, folder, { recursive: true });
  execFileSync('chmod', ['--recursive', 'u+w', folder]);
  for (const path of generated) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), '');
  }
}

function goModFor(module: GoModule, source: string): string {
  const told = execFileSync('go', ['mod', 'edit', '-json', join(source, 'go.mod')], { encoding: 'utf8' });
  const { Go, Require, Replace } = JSON.parse(told) as GoMod;
  const [requires, replaces] = [Require ?? [], Replace ?? []];
  const published = publishedVersions(module, requires, replaces);
  const lines = [
    'module envtree/build',
    `go ${Go}`,
    `require ${module.module} ${module.version}`,
    ...requires.map(({ Path, Version }) => `require ${Path} ${published.get(Path) ?? Version}`),
    ...replaces
      .filter(({ Old }) => !published.has(Old.Path))
      .map(
        ({ Old, New }) =>
          `replace ${[Old.Path, Old.Version].join(' ')} => ${[New.Path, New.Version].join(' ')}`,
      ),
    ...(module.generated ? [`replace ${module.module} => ./source`] : []),
    ...Object.entries(module.instead ?? {}).map(([path, version]) => `replace ${path} => ${path} ${version}`),
  ];
  return lines.join('\n') + '\n';
}

/**
 * What is required of a module's own tree, which others get as modules of their own. Kubernetes requires these as
 * v0.0.0; v1.37.2 of them is published as v0.37.2.
 */
function publishedVersions(
  { version }: GoModule,
  requires: readonly Versioned[],
  replaces: readonly { Old: Versioned; New: Versioned }[],
): Map<string, string> {
  const inTree = new Set(replaces.filter(({ New }) => New.Path.startsWith('.')).map(({ Old }) => Old.Path));
  const required = requires.filter(({ Path }) => inTree.has(Path));
  return new Map(
    required.map(({ Path, Version = 'v0.0.0' }) => [
      Path,
      Version === 'v0.0.0' ? version.replace(/^v1\./, 'v0.') : Version,
    ]),
  );
}
