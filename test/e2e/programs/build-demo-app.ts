import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const source = join(__dirname, '../../../examples/demo-app');

/** Builds the demo app into `folder`, as its Dockerfile does; Go's own cache makes it quick. */
export function buildDemoApp(folder: string): string {
  const program = join(folder, 'demo-app');
  execFileSync('go', ['build', '-trimpath', '-o', program, '.'], {
    cwd: source,
    env: { ...process.env, CGO_ENABLED: '0' },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return program;
}
