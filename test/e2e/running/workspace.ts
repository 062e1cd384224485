import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parse, parseAllDocuments } from 'yaml';
import { repository } from '../../support/run-envtree';
import type { Manifest } from '../../support/manifests';
import type { Case } from './case';

const execute = promisify(execFile);
const envtree = join(repository, 'lib/src/cli.js');

/** A case's own copy of its environment files, and what the real program renders of them. */
export class Workspace {
  constructor(
    { folder }: Case,
    private readonly copy: string,
  ) {
    mkdirSync(copy, { recursive: true });
    for (const path of ['envs', 'envtree.yaml']) {
      if (existsSync(join(folder, path))) cpSync(join(folder, path), join(copy, path), { recursive: true });
    }
  }

  get settings(): { readonly header: string; readonly label: string; readonly splitter: string } {
    const path = join(this.copy, 'envtree.yaml');
    const own = existsSync(path) ? (parse(readFileSync(path, 'utf8')) as object) : {};
    return { header: 'x-virtual-env', label: 'virtual-env', splitter: '.', ...own };
  }

  /** Writes files, and removes those that are null. */
  change(files: Readonly<Record<string, object | null>>): void {
    for (const [path, content] of Object.entries(files)) {
      if (content === null) rmSync(join(this.copy, path));
      else writeFileSync(join(this.copy, path), JSON.stringify(content));
    }
  }

  /** What `envtree render` prints; throws with its diagnostics. */
  async render(...args: readonly string[]): Promise<string> {
    const options = { cwd: this.copy, maxBuffer: 1 << 28 };
    return (await execute(process.execPath, [envtree, 'render', ...args], options)).stdout;
  }

  async manifests(): Promise<Manifest[]> {
    return parseAllDocuments(await this.render()).map((document) => document.toJS() as Manifest);
  }
}
