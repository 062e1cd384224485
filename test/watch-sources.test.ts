/** What comes while files are read is read as well. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { watchSources, type Watch } from '../src/files/watch-sources';
import { makeFolder } from './support/make-folder';

let watch: Watch | undefined;
afterEach(() => watch?.close());

/** Waits until something is so, for five seconds at most. */
async function until(isSo: () => boolean): Promise<boolean> {
  for (let asked = 0; asked < 100 && !isSo(); asked++)
    await new Promise((resolve) => setTimeout(resolve, 50));
  return isSo();
}

test.each([
  ['a file that was there', 'envs/dev.yaml'],
  ['a file that has just come', 'envs/dev.a.yaml'],
])('a change of %s, while files are read, is told after that', async (_, path) => {
  const folder = makeFolder({ 'envs/dev.yaml': 'services: {}\n' });
  let told = 0;
  watch = watchSources(folder, () => {
    const began = Date.now();
    told++;
    if (told === 1) writeFileSync(join(folder, path), 'services: { web: {} }\n');
    watch?.follow(['envs/dev.yaml', path], began);
  });
  // As one that was written a while ago.
  watch.follow(['envs/dev.yaml'], Date.now() + 60_000);
  writeFileSync(join(folder, path), 'services: {}\n');
  expect(await until(() => told === 2)).toBe(true);
  // And what is read is not read again without a change.
  await new Promise((resolve) => setTimeout(resolve, 1500));
  expect(told).toBe(2);
});
