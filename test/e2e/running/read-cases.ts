import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Case } from './case';

const casesFolder = join(__dirname, '../cases');

function listCases(): string[] {
  return readdirSync(casesFolder).sort();
}

/** Throws for names that are no cases. */
export function requireCases(names: readonly string[]): void {
  const all = listCases();
  const unknown = names.filter((name) => !all.includes(name));
  if (unknown.length > 0) throw new Error(`No case ${unknown.join(', ')}; there are ${all.join(', ')}`);
}

/** All cases but those that have to be named, or those that are, in the order of their names. */
export function readCases(names: readonly string[]): Case[] {
  return listCases()
    .map(readCase)
    .filter(({ name, onlyNamed = false }) => (names.length === 0 ? !onlyNamed : names.includes(name)));
}

function readCase(name: string): Case {
  const own = join(casesFolder, name);
  const { of, ...said } = readText(own);
  const folder = of === undefined ? own : join(own, of);
  if (!existsSync(join(folder, 'envs'))) throw new Error(`The case ${name} has no envs/`);
  const above = existsSync(join(folder, 'case.yaml')) ? readText(folder) : {};
  return { ...above, ...said, name, folder };
}

/** What a case says; where it is `of` another one's folder, it says only what differs. */
function readText(folder: string): Omit<Case, 'name' | 'folder'> & { of?: string } {
  return parse(readFileSync(join(folder, 'case.yaml'), 'utf8')) as Omit<Case, 'name' | 'folder'> & {
    of?: string;
  };
}
