/** The served page follows the files while one edits them. */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { makeFolder } from '../support/make-folder';
import { startServing } from '../support/start-serving';
import { launch, openPage } from './browser';

let browser: Browser;
let program: ChildProcess | undefined;

beforeAll(async () => {
  browser = await launch();
});

afterAll(async () => {
  program?.kill();
  await browser.close();
});

const dev = 'services: { web: { image: x, ports: [80] } }\n';

test('what is edited is shown in place: mistakes beside the last tree, and what was chosen stays so', async () => {
  const folder = makeFolder({ 'envs/dev.yaml': dev, 'envs/dev.a.yaml': 'services: { web: { image: a } }\n' });
  const served = await startServing(folder);
  program = served.program;
  const { page, faults, requests } = await openPage(browser, served.url);
  await page.locator('.matrix td').nth(1).click();
  expect(await page.locator('.verdict .name').textContent()).toBe('dev.a');

  // As editors do: a new file in the place of the old.
  const place = join(folder, 'envs/dev.a.yaml');
  writeFileSync(`${place}~`, 'services: { web: { imgae: a } }\n');
  renameSync(`${place}~`, place);
  const said = page.locator('.said');
  await said.getByText('envs/dev.a.yaml:1:20: error').waitFor();
  expect(await said.locator('h2').textContent()).toBe('Mistakes: the tree below is the last one without');
  expect(await page.locator('.verdict .name').textContent()).toBe('dev.a');

  rmSync(place);
  await said.waitFor({ state: 'hidden' });
  await page.locator('.verdict .name', { hasText: /^dev$/ }).waitFor();
  expect(await page.locator('.matrix tbody tr').count()).toBe(2);

  expect(faults).toEqual([]);
  const foreign = requests.filter((it) => !it.startsWith(served.url) && !it.startsWith('data:'));
  expect(foreign).toEqual([]);

  served.program.kill('SIGINT');
  await once(served.program, 'exit');
  await page.locator('.lost').waitFor();
  const again = await startServing(folder, new URL(served.url).port);
  program = again.program;
  await page.locator('.lost').waitFor({ state: 'detached' });
  await page.close();
});
