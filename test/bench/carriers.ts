/**
 * What reading and writing carriers costs: one Envoy with two listeners, one of them with the filters as they are
 * rendered, asked in turn by one client each over one connection, so that whatever else the machine does meets both alike.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareEnvoy } from '../e2e/programs/prepare-programs';
import { waitUntil } from '../e2e/sandbox/wait-until';
import { envoyConfiguration, ports } from './envoy-configuration';
import { quantile } from './statistics';

const rounds = Number(process.argv[2] ?? 20_000);
const warmUp = 2_000;

const members = Array.from({ length: 20 }, (_, index) => `key${String(index)}=value`).join(',');

/** What clients send, by what it is. */
const requests: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'no carrier': {},
  'the header': { 'x-virtual-env': 'dev.a' },
  'a cookie of three': { cookie: 'a=b; virtual-env=dev.a; c=d' },
  'baggage of 21 members': { baggage: `${members},virtual-env=dev.a` },
};

const agents = Object.fromEntries(
  Object.values(ports).map((port) => [port, new Agent({ keepAlive: true, maxSockets: 1 })]),
);

/** Microseconds until the response has ended. */
async function time(port: number, headers: Readonly<Record<string, string>>): Promise<number> {
  const agent = agents[port];
  const started = process.hrtime.bigint();
  await new Promise<void>((resolve, reject) => {
    get({ port, host: '127.0.0.1', headers, ...(agent && { agent }) }, (response) => {
      response.resume().once('end', resolve);
    }).once('error', reject);
  });
  return Number(process.hrtime.bigint() - started) / 1000;
}

async function measure(name: string, headers: Readonly<Record<string, string>>): Promise<void> {
  const plain: number[] = [];
  const filtered: number[] = [];
  for (let round = -warmUp; round < rounds; round++) {
    // Each goes first every other time.
    const order = round % 2 === 0 ? [plain, filtered] : [filtered, plain];
    for (const times of order) {
      const taken = await time(times === plain ? ports.plain : ports.filtered, headers);
      if (round >= 0) times.push(taken);
    }
  }
  const figures = [0.5, 0.99].map((part) => {
    const [without, beside] = [quantile(plain, part), quantile(filtered, part)];
    return `${without.toFixed(0)} -> ${beside.toFixed(0)} µs (x ${(beside / without).toFixed(2)})`;
  });
  console.log(`${name.padEnd(22)}  median ${figures.join(', 99th percentile ')}`);
}

async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'envtree-bench-'));
  const file = join(folder, 'envoy.json');
  writeFileSync(file, JSON.stringify(envoyConfiguration()));
  const envoy = spawn(await prepareEnvoy(), [
    '-c',
    file,
    '-l',
    'error',
    '--concurrency',
    '1',
    '--use-dynamic-base-id',
  ]);
  try {
    await waitUntil('Envoy answers', async () => (await time(ports.filtered, {}).catch(() => 0)) > 0);
    console.log(`${String(rounds)} requests each, in turn:`);
    for (const [name, headers] of Object.entries(requests)) await measure(name, headers);
  } finally {
    envoy.kill();
    for (const agent of Object.values(agents)) agent.destroy();
  }
}

void run();
