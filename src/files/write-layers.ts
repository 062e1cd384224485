import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export interface LayerFile {
  readonly layer: string;
  readonly environment: string;
  readonly format: 'yaml' | 'json';
  /** Empty: there is to be no file. */
  readonly text: string;
}

/** How every manifest of envtree's is labelled, in YAML or in JSON. */
const ours = /app\.kubernetes\.io\/managed-by"?: ?"?envtree\b/;

/**
 * Writes `LAYER/ENVIRONMENT.FORMAT` into `folder`, and removes what an earlier run left in the folders of these
 * layers; what others have put there stays. All texts are on the disk before the first file is replaced, so that no
 * reader meets half of one.
 */
export function writeLayers(folder: string, files: readonly LayerFile[]): void {
  for (const layer of layersOf(files)) mkdirSync(join(folder, layer), { recursive: true });
  const written = files.filter(({ text }) => text !== '');
  try {
    for (const file of written) writeFileSync(join(folder, temporaryOf(file)), file.text);
    for (const file of written) renameSync(join(folder, temporaryOf(file)), join(folder, pathOf(file)));
  } finally {
    for (const file of written) rmSync(join(folder, temporaryOf(file)), { force: true });
  }
  for (const path of staleFiles(folder, layersOf(files), written)) rmSync(join(folder, path));
}

function layersOf(files: readonly LayerFile[]): string[] {
  return [...new Set(files.map(({ layer }) => layer))];
}

function pathOf({ layer, environment, format }: LayerFile): string {
  return join(layer, `${environment}.${format}`);
}

function temporaryOf(file: LayerFile): string {
  return join(dirname(pathOf(file)), `.${file.environment}.${String(process.pid)}.tmp`);
}

function staleFiles(folder: string, layers: readonly string[], written: readonly LayerFile[]): string[] {
  const kept = new Set(written.map(pathOf));
  return layers
    .flatMap((layer) => readdirSync(join(folder, layer)).map((name) => join(layer, name)))
    .filter((path) => /\.(yaml|json)$/.test(path) && !kept.has(path))
    .filter((path) => ours.test(readFileSync(join(folder, path), 'utf8')));
}
