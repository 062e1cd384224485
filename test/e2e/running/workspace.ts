import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { parse, parseAllDocuments } from 'yaml';
import { repository } from '../../support/run-envtree';
import type { Manifest } from '../../support/manifests';
import type { Case, Files } from './case';
import { otherEnvironments } from './other-environments';

const execute = promisify(execFile);
const envtree = join(repository, 'lib/src/cli.js');

export interface WorkspaceSettings {
  readonly header: string;
  readonly label: string;
  readonly splitter: string;
  readonly tag: boolean;
}

/** A case's own copy of its environment files, and what the real program renders of them. */
export class Workspace {
  constructor(
    one: Case,
    readonly folder: string,
  ) {
    mkdirSync(folder, { recursive: true });
    for (const path of ['envs', 'envtree.yaml', ...(one.base ? [one.base.file] : [])]) {
      if (existsSync(join(one.folder, path)))
        cpSync(join(one.folder, path), join(folder, path), { recursive: true });
    }
    this.change(one.files ?? {});
    const root = join(folder, 'envs/dev.yaml');
    if (one.others !== undefined) this.change(otherEnvironments(one.others, readFileSync(root, 'utf8')));
  }

  /** The case's. */
  get name(): string {
    return basename(this.folder);
  }

  get settings(): WorkspaceSettings {
    const path = join(this.folder, 'envtree.yaml');
    const own = existsSync(path) ? (parse(readFileSync(path, 'utf8')) as object) : {};
    return { header: 'x-virtual-env', label: 'virtual-env', splitter: '.', tag: true, ...own };
  }

  /** The names of all environments that have a file. */
  get environments(): string[] {
    return readdirSync(join(this.folder, 'envs'))
      .map((file) => file.replace(/\.yaml$/, ''))
      .sort();
  }

  /** Writes files, and removes those that are null. */
  change(files: Files): void {
    for (const [path, content] of Object.entries(files)) {
      if (content === null) rmSync(join(this.folder, path));
      else writeFileSync(join(this.folder, path), asText(content));
    }
  }

  /** What `envtree render` prints; throws with its diagnostics. */
  async render(...args: readonly string[]): Promise<string> {
    const options = { cwd: this.folder, maxBuffer: 1 << 28 };
    return (await execute(process.execPath, [envtree, 'render', ...args], options)).stdout;
  }

  async manifests(): Promise<Manifest[]> {
    return parseAllDocuments(await this.render()).map((document) => document.toJS() as Manifest);
  }
}

function asText(content: object | string): string {
  return typeof content === 'string' ? content : `${JSON.stringify(content)}\n`;
}
