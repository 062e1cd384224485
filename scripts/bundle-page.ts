/** Makes src/page/page.generated.json: the page's script and style, each as one text, with the hashes that its policy names. */
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';

const folder = join(__dirname, '../src/page');
export const generated = join(folder, 'page.generated.json');

/** The contents of the generated file, as the sources are now. */
export async function bundlePage(): Promise<string> {
  const script = await bundle('start.ts');
  const style = await bundle('page.css');
  const assets = { script, scriptHash: hash(script), style, styleHash: hash(style) };
  return `${JSON.stringify(assets, null, 2)}\n`;
}

/** Whatever the page does not use of the core stays away, with all that this imports. */
const onlyWhatIsUsed: Plugin = {
  name: 'only-what-is-used',
  setup: (building) => {
    building.onResolve({ filter: /./ }, async ({ path, pluginData, ...from }) => {
      if (pluginData === 'resolved' || from.kind === 'entry-point') return undefined;
      return { ...(await building.resolve(path, { ...from, pluginData: 'resolved' })), sideEffects: false };
    });
  },
};

async function bundle(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(folder, entry)],
    bundle: true,
    minify: true,
    charset: 'ascii',
    format: 'iife',
    target: ['chrome123', 'firefox120', 'safari17.5'],
    plugins: [onlyWhatIsUsed],
    tsconfigRaw: {},
    write: false,
  });
  return (outputFiles[0]?.text ?? '').trim();
}

function hash(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

if (require.main === module)
  void bundlePage().then((text) => {
    writeFileSync(generated, text);
  });
