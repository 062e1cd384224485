/** What services say that they call, along the way of a request. */
import type { Browser } from 'playwright-core';
import { expectSilence, launch, openPage, writePage } from './browser';

let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});

afterAll(() => browser.close());

test('a way goes on to what a service says it calls, and tells a step that it does not', async () => {
  const service = (calls: string): string => `{ image: x, ports: [80], calls: [${calls}] }`;
  const url = writePage({
    'envs/dev.yaml': `services: { web: ${service('cart, stock')}, cart: ${service('outside/mail.example.com')}, stock: ${service('')} }\n`,
    'envs/dev.a.yaml': 'services: { cart: { calls: [stock] } }\n',
  });
  const opened = await openPage(browser, url);
  const { page } = opened;
  await page.getByLabel('Environment', { exact: true }).fill('dev.a');
  await page.getByLabel('Next service').selectOption('web');
  const lines = page.locator('.way .calls');
  expect(await lines.allTextContents()).toEqual(['callscartstock']);
  await page.getByRole('button', { name: 'cart', exact: true }).last().click();
  expect(await page.locator('.way li b').allTextContents()).toEqual(['web', 'cart']);
  expect(await lines.allTextContents()).toEqual(['callsoutside/mail.example.comstock']);
  await page.getByLabel('Next service').selectOption('web');
  expect(await page.locator('.way .why').allTextContents()).toEqual(['does not say that it calls web']);
  await page.getByRole('button', { name: 'Remove web' }).last().click();
  await page.locator('.way .calls button').click();
  expect(await lines.allTextContents()).toEqual(['calls nobody']);
  expect(await page.locator('.way .why').count()).toBe(0);
  expectSilence(opened, url);
  await page.close();
});
