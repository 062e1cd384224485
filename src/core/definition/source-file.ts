/** A file as it was read, or why it could not be. Paths are relative to the folder, with forward slashes. */
export type SourceFile = ReadableFile | UnreadableFile;

export interface ReadableFile {
  readonly path: string;
  /** Without a byte order mark. */
  readonly text: string;
}

export interface UnreadableFile {
  readonly path: string;
  readonly problem: 'unreadable-file' | 'not-utf8';
  readonly message: string;
}

export function isReadable(file: SourceFile): file is ReadableFile {
  return 'text' in file;
}
