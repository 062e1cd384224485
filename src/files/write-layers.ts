import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface LayerFile {
  readonly layer: string;
  readonly format: 'yaml' | 'json';
  /** Empty: the layer has no manifest, and is to have no file. */
  readonly text: string;
}

/**
 * Writes each layer to `folder` as `LAYER.FORMAT`, and removes what an earlier run left there of the same layer.
 * All texts are on the disk before the first file is replaced, so that no reader meets half of one.
 */
export function writeLayers(folder: string, files: readonly LayerFile[]): void {
  mkdirSync(folder, { recursive: true });
  const written = files.filter(({ text }) => text !== '');
  const temporary = ({ layer }: LayerFile): string => join(folder, `.${layer}.${String(process.pid)}.tmp`);
  try {
    for (const file of written) writeFileSync(temporary(file), file.text);
    for (const file of written) renameSync(temporary(file), join(folder, `${file.layer}.${file.format}`));
  } finally {
    for (const file of written) rmSync(temporary(file), { force: true });
  }
  const kept = new Set(written.map(({ layer, format }) => `${layer}.${format}`));
  const stale = files
    .flatMap(({ layer }) => [`${layer}.yaml`, `${layer}.json`])
    .filter((name) => !kept.has(name));
  for (const name of stale) rmSync(join(folder, name), { force: true });
}
