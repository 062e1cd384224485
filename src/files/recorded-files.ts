import type { SourceFile } from '../core/definition/source-file';

/** Reads files by `readFile`, and remembers all that were read. */
export class RecordedFiles {
  private readonly byPath = new Map<string, SourceFile>();

  constructor(private readonly readFile: (path: string) => SourceFile) {}

  readonly read = (path: string): SourceFile => {
    const file = this.byPath.get(path) ?? this.readFile(path);
    this.byPath.set(path, file);
    return file;
  };

  get files(): readonly SourceFile[] {
    return [...this.byPath.values()];
  }
}
