import { execFileSync } from 'node:child_process';

/** What a run calls, and the package that has it on Debian and Ubuntu. */
const commands: Readonly<Record<string, string>> = {
  go: 'golang',
  python3: 'python3',
  pip: 'python3-pip',
  ip: 'iproute2',
  'iptables-restore': 'iptables',
  setpriv: 'util-linux',
  unshare: 'util-linux',
  git: 'git',
  'redis-server': 'redis-server',
};

/** Throws with everything at once that this machine lacks for a run. */
export function requireMachine(): void {
  const lacks: string[] = [];
  if (process.platform !== 'linux') lacks.push('Linux (pods are network namespaces)');
  if (process.getuid?.() !== 0) lacks.push('root (to make network namespaces)');
  const missing = Object.keys(commands).filter((command) => !isFound(command));
  if (missing.length > 0) {
    const packages = [...new Set(missing.map((command) => commands[command]))].join(' ');
    lacks.push(`the commands ${missing.join(', ')} (apt-get install ${packages})`);
  }
  if (lacks.length > 0) throw new Error(`npm run e2e needs ${lacks.join('; ')}`);
}

function isFound(command: string): boolean {
  const args = command === 'pip' ? ['-c', 'python3 -m pip --version'] : ['-c', `command -v ${command}`];
  try {
    execFileSync('sh', args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
