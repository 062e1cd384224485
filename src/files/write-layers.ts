import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { labelKeys, manager } from '../core/names/object-names';
import { deferSignals } from './defer-signals';
import { findObstacles } from './find-obstacles';
import { findLeftovers, listFiles, temporaryName } from './temporary-files';

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
 * `environment` alone where that is given, and of all otherwise. What others have put there stays. Throws an Error
 * before anything is changed where a file or folder is in the way. All texts are on the disk before the first file is
 * replaced, so that no reader meets half of one.
 */
export function writeLayers(folder: string, files: readonly LayerFile[], environment?: string): void {
  const layers = [...new Set(files.map(({ layer }) => layer))];
  const written = files.filter(({ text }) => text !== '');
  const obstacles = findObstacles(folder, { folders: layers, files: written.map(pathOf) });
  if (obstacles.length > 0) throw new Error(obstacles.join('\n'));
  const kept = new Set(written.map(pathOf));
  const earlier = layers.flatMap((layer) => earlierFiles(folder, layer, environment));
  const leftovers = layers.flatMap((layer) => findLeftovers(folder, layer));
  // By its full path, since Node.js never ends to make a folder below a current one that was removed meanwhile.
  for (const layer of layers) mkdirSync(resolve(folder, layer), { recursive: true });
  deferSignals();
  replaceFiles(folder, written);
  const removed = [...earlier.filter((path) => !kept.has(path)), ...leftovers];
  for (const path of removed) rmSync(join(folder, path), { force: true });
}

function replaceFiles(folder: string, files: readonly LayerFile[]): void {
  try {
    for (const file of files) writeFileSync(join(folder, temporaryOf(file)), file.text);
    for (const file of files) renameSync(join(folder, temporaryOf(file)), join(folder, pathOf(file)));
  } finally {
    for (const file of files) rmSync(join(folder, temporaryOf(file)), { force: true });
  }
}

function pathOf({ layer, environment, format }: LayerFile): string {
  return join(layer, `${environment}.${format}`);
}

function temporaryOf(file: LayerFile): string {
  return join(dirname(pathOf(file)), temporaryName(file.environment));
}

/** The files of a layer that an earlier run has written. */
function earlierFiles(folder: string, layer: string, environment: string | undefined): string[] {
  const isMeant = (name: string): boolean => {
    const [, written] = /^(.+)\.(?:yaml|json)$/.exec(name) ?? [];
    return written !== undefined && (environment === undefined || written === environment);
  };
  const paths = listFiles(join(folder, layer))
    .filter(isMeant)
    .map((name) => join(layer, name));
  return paths.filter((path) => ours.test(readFileSync(join(folder, path), 'utf8')));
}
