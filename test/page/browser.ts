import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { makeFolder } from '../support/make-folder';
import { runEnvtree } from '../support/run-envtree';

const programs = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** A page, and all that the browser says of it. */
export interface Opened {
  readonly page: Page;
  /** Errors and warnings of its console, and of its script. */
  readonly faults: string[];
  /** What it asks of anybody, itself included. */
  readonly requests: string[];
}

/** A browser of the machine; CHROMIUM names one that is elsewhere. */
export function launch(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM ?? programs.find((path) => existsSync(path));
  if (executablePath === undefined) throw new Error('There is no Chromium here: apt-get install chromium');
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
}

export async function openPage(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<Opened> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, ...options });
  const faults: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) faults.push(message.text());
  });
  page.on('pageerror', (fault) => faults.push(String(fault)));
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(url);
  return { page, faults, requests };
}

/** The page of these files, as `envtree graph --format html` writes it. */
export function writePage(files: Readonly<Record<string, string>>): string {
  const folder = makeFolder(files);
  return writePageOf(folder);
}

export function writePageOf(folder: string): string {
  const { stdout, stderr, exitCode } = runEnvtree(folder, 'graph', '--format', 'html');
  if (exitCode !== 0) throw new Error(stderr);
  const path = join(makeFolder({}), 'page.html');
  writeFileSync(path, stdout);
  return `file://${path}`;
}

/** Who answers by what the cell at a service and an environment says to those who cannot see it. */
export async function focusedCell(page: Page): Promise<string> {
  return page.evaluate('document.activeElement.getAttribute("aria-label")');
}

/** Nothing but the page itself was asked for, and nothing went wrong. */
export function expectSilence({ faults, requests }: Opened, url: string): void {
  expect(faults).toEqual([]);
  expect(requests.filter((it) => !it.startsWith('data:'))).toEqual([url]);
}
