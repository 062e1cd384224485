/** What the page does in a real browser. */
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { makeFolder } from '../support/make-folder';
import { repository } from '../support/run-envtree';
import { specifiedAnswer, type SpecifiedTree } from '../support/specification';
import { expectSilence, focusedCell, launch, openPage, writePage, writePageOf } from './browser';

let browser: Browser;
let example: string;

beforeAll(async () => {
  browser = await launch();
  const folder = makeFolder({});
  cpSync(join(repository, 'envs'), join(folder, 'envs'), { recursive: true });
  example = writePageOf(folder);
});

afterAll(() => browser.close());

const tree: SpecifiedTree = {
  environments: [
    { name: 'dev', services: ['app-go', 'app-java', 'app-js'] },
    { name: 'dev.proj1', services: ['app-java', 'app-js'] },
    { name: 'dev.proj1.feature1', services: ['app-java'] },
    { name: 'dev.proj2', services: ['app-go'] },
  ],
  splitter: '.',
  defaultEnvironment: 'dev',
  fallback: 'live',
};
const services = ['app-go', 'app-java', 'app-js'];

/** The matrix as it is seen, the row of all other requests last. */
function cellsOf(page: Page): Promise<string[][]> {
  return page.evaluate(
    '[...document.querySelectorAll(".matrix tbody tr")].map((row) => [...row.cells].slice(1).map((cell) => cell.textContent))',
  );
}

/** The same by the specification. */
function specifiedCells(unready: readonly { service: string; environment: string }[]): string[][] {
  return [...tree.environments.map(({ name }) => name), undefined].map((environment) =>
    services.map((service) => {
      const answer = specifiedAnswer(tree, { service, environment, unready });
      return 'environment' in answer ? answer.environment : '503';
    }),
  );
}

function cell(page: Page, environment: number, service: string): ReturnType<Page['locator']> {
  return page.locator('.matrix tbody tr').nth(environment).locator('td').nth(services.indexOf(service));
}

test('the matrix says what the specification does', async () => {
  const opened = await openPage(browser, example);
  expect(await cellsOf(opened.page)).toEqual(specifiedCells([]));
  expect(await opened.page.locator('.matrix thead th').allTextContents()).toEqual([
    'Environment',
    ...services,
  ]);
  expectSilence(opened, example);
  await opened.page.close();
});

test('instances taken for unready are passed over, in the matrix, the chain and the way', async () => {
  const opened = await openPage(browser, example);
  const { page } = opened;
  await cell(page, 2, 'app-java').click();
  await page.getByRole('button', { name: 'Add to the way' }).click();
  const verdict = page.locator('.verdict');
  const hop = page.locator('.way li');
  const unready: { service: string; environment: string }[] = [];
  for (const environment of ['dev.proj1.feature1', 'dev.proj1', 'dev']) {
    const next = specifiedAnswer(tree, { service: 'app-java', environment: 'dev.proj1.feature1', unready });
    expect('environment' in next && next.environment).toBe(environment);
    expect(await verdict.locator('.name').textContent()).toBe(environment);
    expect(await hop.locator('.name').textContent()).toBe(environment);
    await page.locator(`[data-instance="app-java@${environment}"]`).uncheck();
    unready.push({ service: 'app-java', environment });
    expect(await cellsOf(page)).toEqual(specifiedCells(unready));
  }
  expect(await verdict.textContent()).toBe('503nobody answers');
  expect(await hop.textContent()).toContain('no pod is ready, 503');
  expect(await page.locator('.unready li').count()).toBe(3);
  await page.getByRole('button', { name: 'All ready' }).click();
  expect(await cellsOf(page)).toEqual(specifiedCells([]));
  expectSilence(opened, example);
  await page.close();
});

test('a cell says who answers, why, and where the files say so', async () => {
  const opened = await openPage(browser, example);
  const { page } = opened;
  await cell(page, 2, 'app-js').click();
  expect(await page.locator('.verdict').textContent()).toBe('2dev.proj1 answers');
  expect(await page.locator('.reason').textContent()).toBe(
    '"dev.proj1" has an instance of app-js; while none of its pods is ready, the next one up answers: "dev".',
  );
  const links = await page.locator('.chain li').allTextContents();
  expect(links[0]).toBe('3dev.proj1.feature1no instance');
  expect(links[1]).toMatch(/^2dev\.proj1answersenvs\/dev\.proj1\.yaml:\d+:3 ready$/);
  expect(links[2]).toMatch(/^1devwould be nextenvs\/dev\.yaml:\d+:3 ready$/);
  await cell(page, 4, 'app-js').click();
  expect(await page.locator('.asking').textContent()).toContain('without an environment');
  expect(await page.locator('.reason').textContent()).toContain(
    'or the default environment "dev" is the nearest',
  );
  expectSilence(opened, example);
  await page.close();
});

test('a way goes through services in the order of their choice, for environments without a file, too', async () => {
  const opened = await openPage(browser, example);
  const { page } = opened;
  await page.getByLabel('Environment', { exact: true }).fill('dev.proj1.feature1.nobody');
  for (const service of ['app-js', 'app-go', 'app-java']) {
    await page.getByLabel('Next service').selectOption(service);
  }
  const hops = (): Promise<string[]> => page.locator('.way .environment .name').allTextContents();
  expect(await hops()).toEqual(['dev.proj1', 'dev', 'dev.proj1.feature1']);
  expect(await page.locator('.way li').nth(2).locator('code').textContent()).toMatch(
    /^envs\/dev\.proj1\.feature1\.yaml:\d+:3$/,
  );
  await page.getByRole('button', { name: 'Take for unready' }).nth(2).click();
  expect(await hops()).toEqual(['dev.proj1', 'dev', 'dev.proj1']);
  await page.getByLabel('Environment', { exact: true }).fill('');
  expect(await hops()).toEqual(['dev', 'dev', 'dev']);
  await page.getByRole('button', { name: 'Remove app-go' }).click();
  expect(await page.locator('.way li b').allTextContents()).toEqual(['app-js', 'app-java']);
  expectSilence(opened, example);
  await page.close();
});

test('the keyboard alone does everything', async () => {
  const opened = await openPage(browser, example);
  const { page } = opened;
  const press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };
  await press('/');
  await page.keyboard.type('feature');
  const names = page.locator('.matrix tbody th');
  expect(await names.count()).toBe(3);
  await press('Escape');
  expect(await names.count()).toBe(5);
  expect(await focusedCell(page)).toBe('app-go for dev: dev answers');
  await press('ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowLeft', 'ArrowDown', 'Enter');
  expect(await page.evaluate('document.activeElement.textContent')).toBe('app-java');
  expect(await page.locator('.verdict .name').textContent()).toBe('dev.proj1.feature1');
  await press('Escape');
  expect(await page.locator('.verdict').count()).toBe(0);
  expect(await focusedCell(page)).toBe('app-java for dev.proj1.feature1: dev.proj1.feature1 answers');
  await press('u');
  expect((await cellsOf(page))[2]).toEqual(['dev', 'dev.proj1', 'dev.proj1']);
  await press('w', 'Control+End', 'Home');
  expect(await focusedCell(page)).toBe('app-go for none, or another root: dev answers');
  expect(await page.locator('.way li').textContent()).toContain(
    'dev.proj1 answers, since no pod of dev.proj1.feature1 is ready',
  );
  await press('?');
  expect(await page.getByRole('dialog').isVisible()).toBe(true);
  await press('Escape');
  expect(await page.getByRole('dialog').isVisible()).toBe(false);
  expectSilence(opened, example);
  await page.close();
});

test.each(['light', 'dark'] as const)(
  'a system that is %s has a page that is, until one switches it',
  async (colorScheme) => {
    const opened = await openPage(browser, example, { colorScheme });
    const { page } = opened;
    const isDark = async (): Promise<boolean> => {
      const ground: string = await page.evaluate('getComputedStyle(document.body).backgroundColor');
      return Number(/\d+/.exec(ground)?.[0]) < 100;
    };
    expect(await isDark()).toBe(colorScheme === 'dark');
    await page.keyboard.press('t');
    expect(await isDark()).toBe(colorScheme !== 'dark');
    await page.getByRole('button', { name: 'Dark or light' }).click();
    expect(await isDark()).toBe(colorScheme === 'dark');
    expectSilence(opened, example);
    await page.close();
  },
);

test('no name or description in a file becomes a part of the page', async () => {
  const description =
    '</script><script>window.taken = 1</script><img src=x onerror="window.taken = 1">\u2028\u2029';
  const hostile = writePage({
    'envs/dev.yaml': `description: ${JSON.stringify(description)}\nservices: { web: { image: x, ports: [80] } }\n`,
  });
  const opened = await openPage(browser, hostile);
  expect(await opened.page.locator('.matrix tbody th').first().getAttribute('title')).toBe(
    `dev\n${description}`,
  );
  expect(await opened.page.evaluate('window.taken')).toBeUndefined();
  expect(await opened.page.locator('img').count()).toBe(0);
  expectSilence(opened, hostile);
  await opened.page.close();
});

test('nothing reaches the network, whatever a script tries', async () => {
  const { page, requests } = await openPage(browser, example);
  const tried = await page.evaluate('fetch("http://127.0.0.1:9/").then(() => "reached", () => "refused")');
  expect(tried).toBe('refused');
  expect(requests.filter((it) => it.startsWith('http'))).toEqual([]);
  await page.close();
});

test('names of 63 characters, levels without a file, and a narrow window', async () => {
  const service = `s${'-long'.repeat(12)}-x`;
  const environment = `dev.${'a'.repeat(40)}.${'b'.repeat(18)}`;
  expect([service.length, environment.length]).toEqual([63, 63]);
  const url = writePage({
    'envs/dev.yaml': `services: { ${service}: { image: x, ports: [80] } }\n`,
    [`envs/${environment}.yaml`]: `services: { ${service}: {} }\n`,
  });
  const opened = await openPage(browser, url, { viewport: { width: 400, height: 800 } });
  const { page } = opened;
  await page.locator('.matrix td.own').nth(1).click();
  expect(await page.locator('.chain li').allTextContents()).toEqual([
    expect.stringContaining(`${environment}answers`),
    `dev.${'a'.repeat(40)}no file`,
    expect.stringContaining('would be next'),
  ]);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(400);
  expectSilence(opened, url);
  await page.close();
});
