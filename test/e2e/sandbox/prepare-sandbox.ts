import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The node's address on the bridge that all pods are plugged into; the control plane listens there. */
export const nodeAddress = '10.200.0.1';
export const podNetwork = '10.200.0.0/16';
export const serviceNetwork = '10.201.0.0/16';
export const bridge = 'pods';
/** Where the plugin's image has its program. */
export const pluginFolder = '/opt/envtree';

/** Runs a command to its end, and throws with what it printed if it fails. */
export function run(command: string, ...args: readonly string[]): void {
  execFileSync(command, args, { stdio: 'pipe' });
}

/** Makes the sandbox's own network, and its own places for names and states, all of which vanish with it. */
export function prepareSandbox(folder: string): void {
  run('mount', '--make-rprivate', '/');
  for (const path of ['/run/netns', '/etc/netns', pluginFolder, join(folder, 'state')]) {
    mkdirSync(path, { recursive: true });
    run('mount', '-t', 'tmpfs', '-o', 'mode=755', 'tmpfs', path);
  }
  const hosts = join(folder, 'state', 'hosts');
  writeFileSync(hosts, `127.0.0.1 localhost\n${nodeAddress} istiod.istio-system.svc\n`);
  run('mount', '--bind', hosts, '/etc/hosts');
  run('ip', 'link', 'set', 'lo', 'up');
  run('ip', 'link', 'add', bridge, 'type', 'bridge');
  run('ip', 'addr', 'add', `${nodeAddress}/16`, 'dev', bridge);
  run('ip', 'link', 'set', bridge, 'up');
}
