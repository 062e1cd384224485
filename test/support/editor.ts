/** An editor with yaml-language-server, in which a file of this repository is open. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { getLanguageService } from 'yaml-language-server';
import { SettingsState } from 'yaml-language-server/out/server/src/yamlSettings';
import type { MarkupContent } from 'vscode-languageserver-types';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { repository } from './run-envtree';

const service = getLanguageService({
  schemaRequestService: (uri) => Promise.resolve(readFileSync(fileURLToPath(uri), 'utf8')),
  workspaceContext: { resolveRelativePath: (path, resource) => new URL(path, resource).href },
  yamlSettings: new SettingsState(),
});
service.configure({ validate: true, hover: true, completion: true });

/** The head of a file by which it names its schema, as docs/environments.md and docs/settings.md have it. */
const modelines = {
  environment: ['envs/dev.yaml', '# yaml-language-server: $schema=../schema/environment.schema.json'],
  settings: ['envtree.yaml', '# yaml-language-server: $schema=schema/settings.schema.json'],
} as const;

export type FileKind = keyof typeof modelines;

/** Where the cursor stands in a text, if it stands anywhere. */
const cursor = '|';

export interface Offer {
  readonly label: string;
  readonly documentation: string;
}

/** What the editor offers at the cursor of `text`. */
export async function complete(kind: FileKind, text: string): Promise<Offer[]> {
  const { document, position } = open(kind, text);
  const { items } = await service.doComplete(document, position, false);
  return items.map(({ label, documentation = '' }) => ({
    label,
    documentation: typeof documentation === 'string' ? documentation : documentation.value,
  }));
}

/** What it shows of the word after the cursor, without the backslashes of Markdown. */
export async function hover(kind: FileKind, text: string): Promise<string> {
  const { document, position } = open(kind, text);
  const { contents } = (await service.doHover(document, position)) ?? { contents: { value: '' } };
  return (contents as MarkupContent).value.replace(/\\([^\w\s])/g, '$1');
}

export interface Mark {
  /** In the text as it was given, from 1 on. */
  readonly line: number;
  readonly message: string;
}

/** What it underlines. */
export async function mark(kind: FileKind, text: string): Promise<Mark[]> {
  const { document } = open(kind, text);
  const marks = await service.doValidation(document, false);
  return marks.map(({ range, message }) => ({ line: range.start.line, message }));
}

/** The server keeps what it has read, by version. */
let version = 0;

function open(
  kind: FileKind,
  text: string,
): { document: TextDocument; position: { line: number; character: number } } {
  const [path, modeline] = modelines[kind];
  const whole = `${modeline}\n${text}`;
  const offset = whole.lastIndexOf(cursor);
  const uri = pathToFileURL(join(repository, path)).href;
  const document = TextDocument.create(
    uri,
    'yaml',
    ++version,
    offset === -1 ? whole : whole.slice(0, offset) + whole.slice(offset + 1),
  );
  return { document, position: document.positionAt(Math.max(offset, 0)) };
}
