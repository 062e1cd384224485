/** A file as it was read, or why it could not be. Paths are relative to the folder, with forward slashes. */
export type SourceFile = ReadableFile | UnreadableFile;

export interface ReadableFile {
  readonly path: string;
  /** Without a byte order mark. */
  readonly text: string;
}

/** A file, or with `no-environments` a folder: the one that is read by the path "", or its `envs`. */
export interface UnreadableFile {
  readonly path: string;
  readonly problem: 'unreadable-file' | 'not-utf8' | 'no-environments';
  readonly message: string;
}

export function isReadable(file: SourceFile): file is ReadableFile {
  return 'text' in file;
}
