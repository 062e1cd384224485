import { execFile } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { repository } from '../../support/run-envtree';
import { programPath } from '../programs/programs';
import { pluginFolder } from '../sandbox/prepare-sandbox';
import { deliveryNiceness, startDaemon } from '../sandbox/start-process';
import { waitUntil } from '../sandbox/wait-until';
import type { ArgocdProps } from './start-argocd';

/** Of the image, as of the patch for the repo server. */
const pluginUser = 999;
/** Becomes that user, who may read programs below another user's home. */
const asPluginUser = [
  ...['--reuid', `${pluginUser}`, '--regid', `${pluginUser}`, '--clear-groups', '--no-new-privs'],
  ...['--inh-caps', '+dac_read_search', '--ambient-caps', '+dac_read_search'],
].join(' ');

/** A root that cannot be written to, a /tmp of its own, and the folder that it shares with the repo server. */
const mounts = [
  'mount --bind "$SOCKETS" /mnt',
  'mount -t tmpfs -o mode=1777 tmpfs /tmp',
  'mount -o remount,bind,ro /',
  'cd /',
  `exec setpriv ${asPluginUser} "$@"`,
].join('\n');

/** The program as it is in the image. */
const good = join(pluginFolder, 'good.js');

const faults = {
  /** Past every deadline. */
  hangs: 'setInterval(() => undefined, 1 << 30);',
  /** Amid its output, with a part of it written. */
  dies: `const { spawnSync } = require('node:child_process');
const { stdout } = spawnSync(process.execPath, [${JSON.stringify(good)}, 'argocd']);
process.stdout.write(stdout.subarray(0, stdout.length / 2), () => process.kill(process.pid, 'SIGKILL'));`,
};

/** Argo CD tells whom it asks for: https://argo-cd.readthedocs.io/en/stable/user-guide/build-environment/. */
function faultFor(name: string, fault: string): string {
  const isMeant = `process.env.ARGOCD_APP_NAME.split('.')[0] === ${JSON.stringify(name)}`;
  return `if (${isMeant}) {\n${fault}\n} else require(${JSON.stringify(good)});\n`;
}

export type PluginState = 'works' | keyof typeof faults;

/** The plugin's sidecar, from the files that its image is made of. */
export class PluginSidecar {
  private constructor(private readonly program: string) {}

  /** Bundles the program and starts Argo CD's plugin server, as the image and the patch for the repo server say. */
  static async start(props: ArgocdProps): Promise<PluginSidecar> {
    const program = join(pluginFolder, 'envtree.js');
    const bundle = ['run', '--silent', 'bundle', '--', `--outfile=${good}`];
    await promisify(execFile)('npm', [...bundle, '--log-level=error'], { cwd: repository });
    const config = join(pluginFolder, 'config');
    mkdirSync(config);
    copyFileSync(join(repository, 'deploy/argocd/plugin.yaml'), join(config, 'plugin.yaml'));
    const sidecar = new PluginSidecar(program);
    copyFileSync(good, program);
    mkdirSync(props.pluginFolder);
    chownSync(props.pluginFolder, pluginUser, pluginUser);
    startDaemon({
      name: 'argocd-cmp-server',
      command: 'unshare',
      args: [
        '--mount',
        'sh',
        '-euc',
        mounts,
        'sh',
        programPath(props.programs, 'argocd'),
        '--config-dir-path',
        config,
      ],
      logFolder: props.logFolder,
      niceness: deliveryNiceness,
      env: {
        ARGOCD_BINARY_NAME: 'argocd-cmp-server',
        ARGOCD_PLUGINSOCKFILEPATH: '/mnt',
        SOCKETS: props.pluginFolder,
        HOME: '/tmp',
      },
    });
    await waitUntil('the plugin has its socket', () => existsSync(join(props.pluginFolder, 'envtree.sock')));
    return sidecar;
  }

  /** What the plugin's program does from now on for the Applications of a case; for all others it works. */
  set(state: PluginState, name: string): void {
    const next = `${this.program}.next`;
    if (state === 'works') copyFileSync(good, next);
    else writeFileSync(next, faultFor(name, faults[state]));
    chmodSync(next, 0o644);
    renameSync(next, this.program);
  }
}
