import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { repository } from './lay-out';
import { replacePart, type Part } from './written-page';

/** Writes one part of docs/benchmarks.md, formatted. */
export async function writePart(part: Part, text: string): Promise<void> {
  const path = join(repository, 'docs/benchmarks.md');
  const page = replacePart(existsSync(path) ? readFileSync(path, 'utf8') : undefined, part, text);
  const config = await resolveConfig(path);
  writeFileSync(path, await format(page, { ...config, parser: 'markdown' }));
}
