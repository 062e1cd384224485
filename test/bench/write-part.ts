import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { repository } from './lay-out';
import type { Picture } from './plots';
import { replacePart, type Part } from './written-page';

/** Writes one part of docs/benchmarks.md, formatted, and its pictures. */
export async function writePart(part: Part, text: string, pictures: readonly Picture[]): Promise<void> {
  const path = join(repository, 'docs/benchmarks.md');
  const page = replacePart(existsSync(path) ? readFileSync(path, 'utf8') : undefined, part, text);
  const config = await resolveConfig(path);
  writeFileSync(path, await format(page, { ...config, parser: 'markdown' }));
  for (const { file, svg } of pictures) writeFileSync(join(repository, 'docs/pictures', file), svg);
}
