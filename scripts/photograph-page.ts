/** Makes the pictures of the page in docs/pictures: the example, light, and a hundred by a hundred, dark. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { largeTree } from '../test/support/large-tree';

const repository = join(__dirname, '..');
const pictures = join(repository, 'docs/pictures');

interface Picture {
  readonly name: string;
  readonly folder: string;
  readonly colorScheme: 'light' | 'dark';
  readonly viewport: { readonly width: number; readonly height: number };
  readonly act: (page: Page) => Promise<void>;
}

function example(): Picture {
  return {
    name: 'page-light',
    folder: repository,
    colorScheme: 'light',
    viewport: { width: 1080, height: 500 },
    act: async (page) => {
      await page.locator('.matrix tbody tr').nth(2).locator('td').nth(1).click();
    },
  };
}

function large(folder: string): Picture {
  for (const [path, text] of Object.entries(largeTree())) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return {
    name: 'page-dark',
    folder,
    colorScheme: 'dark',
    viewport: { width: 1280, height: 720 },
    act: async (page) => {
      await page.locator('.matrix tbody tr').nth(7).locator('td.own').first().click();
      await page.getByRole('button', { name: 'Add to the way' }).click();
    },
  };
}

async function photograph(): Promise<void> {
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  const folder = mkdtempSync(join(tmpdir(), 'envtree-page-'));
  mkdirSync(pictures, { recursive: true });
  for (const { name, act, ...picture } of [example(), large(folder)]) {
    const { colorScheme, viewport } = picture;
    const program = ['src/cli.ts', 'graph', picture.folder, '--format', 'html'];
    const html = execFileSync('npx', ['tsx', ...program], { cwd: repository, encoding: 'utf8' });
    const path = join(folder, `${name}.html`);
    writeFileSync(path, html);
    const page = await browser.newPage({ colorScheme, viewport });
    await page.goto(`file://${path}`);
    await act(page);
    await page.mouse.move(0, 0);
    writeFileSync(join(pictures, `${name}.png`), shrink(await page.screenshot()));
  }
  await browser.close();
  rmSync(folder, { recursive: true });
}

/** In 96 colours, which text needs; `pngquant` is Debian's package of that name. */
function shrink(picture: Buffer): Buffer {
  return execFileSync('pngquant', ['--speed', '1', '--nofs', '--strip', '96', '-'], { input: picture });
}

void photograph();
