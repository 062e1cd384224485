import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { ReadableFile } from '../../src/core/definition/source-file';

/** One value of test/corpus/values, in an otherwise good tree. */
export interface ChosenValue {
  /** What stands in a service, ... */
  readonly service?: string;
  /** ... in a root's file beside its services, ... */
  readonly environment?: string;
  /** ... or in envtree.yaml. */
  readonly settings?: string;
  /** The one thing that envtree says: a code, and the text that it points at. */
  readonly told?: Readonly<Record<string, string | number>>;
  /** Why nothing is said of a value that the API server refuses. */
  readonly untold?: string;
  /** What the API server, with Istio's definitions and webhook, does with what it becomes. */
  readonly api: 'takes' | 'refuses';
}

const folder = join(__dirname, '../corpus/values');

/** The files of the corpus, without their ending. */
export const valueTopics = readdirSync(folder).map((name) => name.replace('.yaml', ''));

export function readValues(topic: string): ChosenValue[] {
  return parse(readFileSync(join(folder, `${topic}.yaml`), 'utf8')) as ChosenValue[];
}

/** What is said, wherever it stands. */
export function textOf({ service, environment, settings }: ChosenValue): string {
  return service ?? environment ?? settings ?? '';
}

/** What a service has that the value says nothing of. */
const others = { image: 'acme/orders:1', ports: '[8080]' };

/** The settings and a root with the value in them. */
export function filesWith(value: ChosenValue, name = 'orders'): readonly [ReadableFile, ReadableFile] {
  const { service = '{}', environment, settings } = value;
  const content = service.startsWith('{') ? service.slice(1, -1) : service;
  const said = Object.entries(others).filter(([key]) => !new RegExp(`^\\s*${key}:`).test(content));
  const fields = [...said.map(([key, text]) => `${key}: ${text}`), content].join(', ');
  const root = `services: { ${name}: { ${fields} } }\n`;
  return [
    { path: 'envtree.yaml', text: `${settings ?? '{}'}\n` },
    { path: 'envs/dev.yaml', text: environment === undefined ? root : `${root}${environment}\n` },
  ];
}
