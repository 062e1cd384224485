import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
    for (const [name, path] of Object.entries(module.packages)) {
      const command = ['go', 'build', '-v', '-mod=mod', '-trimpath', '-o', join(folder, name), path];
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

function goModFor(module: GoModule, source: string): string {
  const told = execFileSync('go', ['mod', 'edit', '-json', join(source, 'go.mod')], { encoding: 'utf8' });
  const { Go, Require, Replace } = JSON.parse(told) as GoMod;
  const [requires, replaces] = [Require ?? [], Replace ?? []];
  const published = publishedVersions(module, replaces);
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
  ];
  return lines.join('\n') + '\n';
}

/** Kubernetes builds k8s.io/api and others from folders of its own tree; v1.37.2 of these is published as v0.37.2. */
function publishedVersions(
  { version }: GoModule,
  replaces: readonly { Old: Versioned; New: Versioned }[],
): Map<string, string> {
  const inTree = replaces.filter(({ New }) => New.Path.startsWith('.'));
  return new Map(inTree.map(({ Old }) => [Old.Path, version.replace(/^v1\./, 'v0.')]));
}
