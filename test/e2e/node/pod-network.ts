import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { bridge, nodeAddress } from '../sandbox/prepare-sandbox';

const execute = promisify(execFile);

/** A pod's own network, by the name that `ip netns` knows it by. */
export interface PodNetwork {
  readonly name: string;
  readonly address: string;
}

let made = 0;

/** Makes a network with an address of its own, plugged into the node's bridge. */
export async function addPodNetwork(): Promise<PodNetwork> {
  const number = made++;
  const name = `pod-${number}`;
  const address = `10.200.${1 + Math.floor(number / 250)}.${1 + (number % 250)}`;
  mkdirSync(`/etc/netns/${name}`, { recursive: true });
  writeFileSync(hostsFile(name), '');
  // Nobody listens there, so that what /etc/hosts does not have is refused at once.
  writeFileSync(`/etc/netns/${name}/resolv.conf`, 'nameserver 127.0.0.1\n');
  await execute('ip', ['netns', 'add', name]);
  await callIp([
    `link add ${name} type veth peer name eth0 netns ${name}`,
    `link set ${name} master ${bridge} up`,
  ]);
  const inside = [
    'link set lo up',
    `addr add ${address}/16 dev eth0`,
    'link set eth0 up',
    `route add default via ${nodeAddress}`,
  ];
  await callIp(inside, '-n', name);
  return { name, address };
}

/** Carries out several commands by one call. */
async function callIp(commands: readonly string[], ...options: readonly string[]): Promise<void> {
  const calling = execute('ip', [...options, '-batch', '-']);
  calling.child.stdin?.end(commands.join('\n') + '\n');
  await calling;
}

/** What `ip netns exec` shows the pod's processes as /etc/hosts. */
export function hostsFile(network: string): string {
  return `/etc/netns/${network}/hosts`;
}

/** Ends whatever still runs in it, and removes it. */
export async function removePodNetwork({ name }: PodNetwork): Promise<void> {
  const { stdout } = await execute('ip', ['netns', 'pids', name]);
  for (const pid of stdout.split('\n').filter((line) => line !== '')) {
    try {
      process.kill(Number(pid), 'SIGKILL');
    } catch {
      // It has ended in the meantime.
    }
  }
  await execute('ip', ['netns', 'del', name]);
}
