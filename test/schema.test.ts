/** The published schemas and the parser say the same of every file in corpus/: a new case is a new file. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { parse } from 'yaml';
import environmentSchema from '../schema/environment.schema.json';
import settingsSchema from '../schema/settings.schema.json';
import { parseEnvironment } from '../src/core/definition/environment-definition';
import { parseSettings } from '../src/core/definition/settings';
import { hasErrors, type Diagnostic } from '../src/core/diagnostics/diagnostic';

const corpus = join(__dirname, 'corpus');

interface File {
  readonly path: string;
  readonly text: string;
}

function filesOf(kind: string, judgement: string): [string, File][] {
  const folder = join(corpus, kind, judgement);
  return readdirSync(folder).map((name) => [
    name,
    { path: name, text: readFileSync(join(folder, name), 'utf8') },
  ]);
}

/** A stranger's validator, as an editor would have: strict about the schema itself, and without our options. */
function accepts(schema: object): (file: File) => boolean {
  const ajv = new Ajv({ allowUnionTypes: true, strictTypes: false, strictRequired: false, strict: true });
  ajv.addVocabulary(['x-expects', 'x-refused', 'x-type', 'x-fields']);
  const validate = ajv.compile(schema);
  return ({ text }) => validate(parse(text) ?? null);
}

const environments = {
  accepts: accepts(environmentSchema),
  diagnose: (file: File): readonly Diagnostic[] => parseEnvironment('dev', file).diagnostics,
};
const settings = {
  accepts: accepts(settingsSchema),
  diagnose: (file: File): readonly Diagnostic[] => parseSettings(file).diagnostics,
};

describe.each([
  ['environment', environments],
  ['settings', settings],
])('the schema and the parser of an %s file', (kind, { accepts, diagnose }) => {
  test.each(filesOf(kind, 'good'))('both take %s', (_name, file) => {
    expect(diagnose(file)).toEqual([]);
    expect(accepts(file)).toBe(true);
  });

  test.each(filesOf(kind, 'bad'))('both refuse %s', (_name, file) => {
    expect(hasErrors(diagnose(file))).toBe(true);
    expect(accepts(file)).toBe(false);
  });
});
