import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from './run-envtree';

export interface Page {
  /** In the repository. */
  readonly path: string;
  readonly text: string;
}

export interface Block {
  readonly language: string;
  readonly text: string;
}

const fence = /^( *)```(\w*)\n([\s\S]*?)^\1```$/gm;

/** Every page that is written for people. */
export function readPages(): Page[] {
  const ofTopics = [...markdownIn('.'), ...markdownIn('docs'), 'test/e2e/README.md'];
  const ofExamples = readdirSync(join(repository, 'examples')).flatMap((name) =>
    markdownIn(join('examples', name)),
  );
  return [...ofTopics, ...ofExamples].map(readPage);
}

export function readPage(path: string): Page {
  return { path, text: readFileSync(join(repository, path), 'utf8') };
}

function markdownIn(folder: string): string[] {
  const names = readdirSync(join(repository, folder)).filter((name) => name.endsWith('.md'));
  return names.map((name) => join(folder, name));
}

/** What stands between fences, without the indentation of a list. */
export function blocksOf({ text }: Page): Block[] {
  return [...text.matchAll(fence)].map(([, indent = '', language = '', lines = '']) => ({
    language,
    text: lines.replace(new RegExp(`^${indent}`, 'gm'), ''),
  }));
}

/** A page without what stands between fences. */
export function proseOf({ text }: Page): string {
  return text.replace(fence, '');
}

/** The rows of the table whose head begins with `title`, the head first, by cell. */
export function tableOf({ text }: Page, title: string): string[][] {
  const lines = text.split('\n');
  const head = lines.findIndex((line) => line.startsWith(`| ${title}`));
  const end = lines.findIndex((line, index) => index > head && !line.startsWith('|'));
  const rows = lines.slice(head, end).filter((_, index) => index !== 1);
  return rows.map((row) => row.split('|').slice(1, -1).map(plainCell));
}

function plainCell(cell: string): string {
  return cell.trim().replace(/`/g, '');
}
