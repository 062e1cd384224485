/** A hundred services in a hundred environments. */
import { statSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { largeTree } from '../support/large-tree';
import { expectSilence, launch, openPage, writePage } from './browser';

let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});

afterAll(() => browser.close());

/** Milliseconds of the processor that the page needs to be there, which other programs do not lengthen as much. */
async function timeOfProcessor(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.reload();
  const { metrics } = await session.send('Performance.getMetrics');
  return Math.round(1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0));
}

test('a hundred services in a hundred environments: it draws, filters and follows', async () => {
  const url = writePage(largeTree());
  expect(statSync(url.slice('file://'.length)).size).toBeLessThan(250_000);
  const opened = await openPage(browser, url);
  const { page } = opened;
  const cells = page.locator('.matrix td');
  expect(await cells.count()).toBe(101 * 100);
  const interactive: number = await page.evaluate(
    'performance.timing.domContentLoadedEventEnd - performance.timing.navigationStart',
  );
  const measure = (act: string): Promise<number> =>
    page.evaluate(
      `new Promise((done) => { const from = performance.now(); ${act}; requestAnimationFrame(() => setTimeout(() => done(Math.round(performance.now() - from)))); })`,
    );
  const type = (label: string, text: string): string =>
    `const field = [...document.querySelectorAll('.filter')].find((it) => it.textContent === '${label}').querySelector('input'); field.value = '${text}'; field.dispatchEvent(new Event('input'))`;
  const filtering = await measure(type('Services', 'payment ledger'));
  expect(await page.locator('.matrix thead th').count()).toBe(1 + 10);
  const clearing = await measure(type('Services', ''));
  await page.locator('.matrix td.own').nth(150).click();
  const toggling = await measure("document.querySelector('[data-instance]').click()");
  expect(await page.locator('.matrix td.passed').count()).toBeGreaterThan(0);
  await measure(type('Environments', 'juniper.ada'));
  expect(await page.locator('.matrix tbody th .name').allTextContents()).toEqual(['dev', '.juniper', '.ada']);
  expectSilence(opened, url);
  const computing = await timeOfProcessor(page);
  const told = { interactive: Math.round(interactive), computing, filtering, clearing, toggling };
  process.stdout.write(`100 x 100, in milliseconds: ${JSON.stringify(told)}\n`);
  await page.close();
});
