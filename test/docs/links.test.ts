/** Every link of every page leads somewhere in this repository, or out of it by https. */
import { existsSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { proseOf, readPage, readPages, type Page } from '../support/pages';
import { repository } from '../support/run-envtree';

/** The anchors that a git host makes of the headings. */
function anchorsOf(page: Page): string[] {
  const headings = [...proseOf(page).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => heading);
  return headings.map((heading) =>
    heading
      .toLowerCase()
      .replace(/[^\w\- ]/g, '')
      .replace(/ /g, '-'),
  );
}

/** What is wrong with a link of `page`; undefined for nothing. */
function findFault(page: Page, link: string): string | undefined {
  if (link.startsWith('https://')) return undefined;
  const [path = '', anchor] = link.split('#');
  const target = path === '' ? page.path : relative('.', join(dirname(page.path), path));
  if (!existsSync(join(repository, target))) return `${page.path}: nothing at ${link}`;
  if (anchor === undefined) return undefined;
  const isPage = statSync(join(repository, target)).isFile() && target.endsWith('.md');
  const found = isPage && anchorsOf(readPage(target)).includes(anchor);
  return found ? undefined : `${page.path}: no such heading: ${link}`;
}

function linksOf(page: Page): string[] {
  return [...proseOf(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link);
}

const pages = readPages();

test.each(pages)('every link of $path leads somewhere', (page) => {
  expect(linksOf(page).map((link) => findFault(page, link))).toEqual(linksOf(page).map(() => undefined));
});

test('the pages are linked to each other, and a fault would be found', () => {
  expect(pages.flatMap(linksOf).length).toBeGreaterThan(60);
  const page = readPage('README.md');
  expect(findFault(page, 'docs/nowhere.md')).toBeDefined();
  expect(findFault(page, 'docs/argocd.md#nowhere')).toBeDefined();
  expect(findFault(page, 'docs/argocd.md#two-other-ways')).toBeUndefined();
});

test('the README leads to every page of docs/', () => {
  const found = linksOf(readPage('README.md'));
  const missed = pages.filter(({ path }) => path.startsWith('docs/') && !found.includes(path));
  expect(missed.map(({ path }) => path)).toEqual([]);
});
