import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { labelKeys, manager } from '../core/names/object-names';

export interface LayerFile {
  readonly layer: string;
  readonly environment: string;
  readonly format: 'yaml' | 'json';
  /** Empty: there is to be no file. */
  readonly text: string;
}

/** How every manifest of envtree's is labelled, in YAML or in JSON. */
const ours = new RegExp(`${labelKeys.managedBy.replaceAll('.', '\\.')}"?: ?"?${manager}\\b`);

/**
 * Writes `LAYER/ENVIRONMENT.FORMAT` into `folder`, and removes what an earlier run left there of these layers: of
 * `environment` alone where that is given, and of all otherwise. What others have put there stays. All texts are on
 * the disk before the first file is replaced, so that no reader meets half of one.
 */
export function writeLayers(folder: string, files: readonly LayerFile[], environment?: string): void {
  for (const layer of layersOf(files)) mkdirSync(join(folder, layer), { recursive: true });
  const earlier = layersOf(files).flatMap((layer) => earlierFiles(folder, layer, environment));
  const written = files.filter(({ text }) => text !== '');
  try {
    for (const file of written) writeFileSync(join(folder, temporaryOf(file)), file.text);
    for (const file of written) renameSync(join(folder, temporaryOf(file)), join(folder, pathOf(file)));
  } finally {
    for (const file of written) rmSync(join(folder, temporaryOf(file)), { force: true });
  }
  const kept = new Set(written.map(pathOf));
  for (const path of earlier.filter((it) => !kept.has(it))) rmSync(join(folder, path));
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

/** The files of a layer that an earlier run has written. */
function earlierFiles(folder: string, layer: string, environment: string | undefined): string[] {
  const isMeant = (name: string): boolean => {
    const [, written] = /^(.+)\.(?:yaml|json)$/.exec(name) ?? [];
    return written !== undefined && (environment === undefined || written === environment);
  };
  const paths = readdirSync(join(folder, layer), { withFileTypes: true })
    .filter((entry) => entry.isFile() && isMeant(entry.name))
    .map(({ name }) => join(layer, name));
  return paths.filter((path) => ours.test(readFileSync(join(folder, path), 'utf8')));
}
