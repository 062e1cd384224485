import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SourceFile } from '../core/definition/source-file';

/** What was printed for an environment of a folder in which there is no mistake. */
export interface KeptAnswer {
  readonly stdout: string;
  readonly stderr: string;
}

/** What is kept of one state of a folder. */
export interface KeptState {
  readonly stderr: string;
  /** What goes to stdout, by environment. */
  readonly answers: ReadonlyMap<string, string>;
  /** The files that were read beside the sources. */
  readonly files: readonly SourceFile[];
}

/** How many entries are kept, two for each state: those of some repositories, each while Argo CD asks for all of it. */
const mostEntries = 16;

/** After so many milliseconds, whoever was writing a state has died. */
const longestWriting = 600_000;

const stderrFile = 'stderr';

/**
 * Answers for the environments of one state of a folder. Argo CD asks for each environment by itself, and all of them
 * come of the same reading and checking. An answer is found by the sum of everything that has a part in it, and has a
 * sum of its own, so that nothing stale or torn is given; where anything fails, nothing is kept.
 */
export class AnswerCache {
  /** Names the files that are read beside the sources, whose texts have a part in the answers as well. */
  private readonly list: string;

  /** In `folder`, for sources with the sum `state`. */
  constructor(
    private readonly folder: string,
    private readonly state: string,
  ) {
    this.list = join(folder, `${state}.list`);
  }

  /** The answer for an environment, if it is kept. */
  find(environment: string, readFile: (path: string) => SourceFile): KeptAnswer | undefined {
    const list = readWhole(this.list);
    if (list === undefined) return undefined;
    const place = this.placeOf((JSON.parse(list) as string[]).map(readFile));
    const [stdout, stderr] = [fileOf(environment), stderrFile].map((name) => readWhole(join(place, name)));
    return stdout === undefined || stderr === undefined ? undefined : { stdout, stderr };
  }

  /** Keeps what `make` gives, unless another process is about it. */
  keep(make: () => KeptState): void {
    const partial = `${this.list}.partial`;
    if (!this.begin(partial)) return;
    try {
      this.write(partial, make());
      this.removeOld();
    } catch {
      // A full disk makes answers slow, not wrong.
      rmSync(partial, { recursive: true, force: true });
    }
  }

  private write(partial: string, { stderr, answers, files }: KeptState): void {
    for (const [environment, text] of answers) writeWhole(join(partial, fileOf(environment)), text);
    writeWhole(join(partial, stderrFile), stderr);
    writeWhole(this.list, JSON.stringify(files.map(({ path }) => path)));
    const place = this.placeOf(files);
    rmSync(place, { recursive: true, force: true });
    renameSync(partial, place);
  }

  private placeOf(files: readonly SourceFile[]): string {
    return join(this.folder, sumOf([this.state, files]));
  }

  /** Whether it is for this process to write: of several, for one; none where nothing can be written. */
  private begin(partial: string): boolean {
    try {
      mkdirSync(this.folder, { recursive: true, mode: 0o700 });
      const begun = statSync(partial, { throwIfNoEntry: false });
      if (begun && Date.now() - begun.mtimeMs > longestWriting) rmSync(partial, { recursive: true });
      mkdirSync(partial);
      return true;
    } catch {
      return false;
    }
  }

  private removeOld(): void {
    const places = readdirSync(this.folder).map((name) => join(this.folder, name));
    const ages = places.map((place) => [place, statSync(place).mtimeMs] as const);
    const old = ages.sort(([, a], [, b]) => b - a).slice(mostEntries);
    for (const [place] of old) rmSync(place, { recursive: true, force: true });
  }
}

/** Whatever is asked for, it is the name of a file here. */
function fileOf(environment: string): string {
  return `${encodeURIComponent(environment)}.stdout`;
}

function writeWhole(path: string, text: string): void {
  writeFileSync(path, `${sumOf(text)}\n${text}`);
}

/** A kept text, if it is there and whole. */
function readWhole(path: string): string | undefined {
  try {
    const content = readFileSync(path, 'utf8');
    const end = content.indexOf('\n');
    const text = content.slice(end + 1);
    return content.slice(0, end) === sumOf(text) ? text : undefined;
  } catch {
    return undefined;
  }
}

/** The SHA-256 sum of anything that JSON can write. */
export function sumOf(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}
