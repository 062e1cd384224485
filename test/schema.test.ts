/** The published schemas and the parser say the same of every file in corpus/: a new case is a new file. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv, { type ErrorObject } from 'ajv';
import { parse } from 'yaml';
import environmentSchema from '../schema/environment.schema.json';
import settingsSchema from '../schema/settings.schema.json';
import { parseEnvironment } from '../src/core/definition/environment-definition';
import { ownKeywords } from '../src/core/definition/prepare-schema';
import { parseSettings } from '../src/core/definition/settings';
import type { Diagnostic } from '../src/core/diagnostics/diagnostic';

const corpus = join(__dirname, 'corpus');

interface File {
  readonly path: string;
  readonly text: string;
}

function filesOf(kind: string, judgement: string): [string, File][] {
  const folder = join(corpus, kind, judgement);
  const names = readdirSync(folder).sort();
  return names.map((name) => [name, { path: name, text: readFileSync(join(folder, name), 'utf8') }]);
}

/** For each file of bad/, what it is refused for. */
interface Refusal {
  /** `code at line:column` */
  readonly parser: readonly string[];
  /** `keyword at /instance/path`, and the key that is unknown. */
  readonly schema: readonly string[];
}

function refusalsOf(kind: string): Readonly<Record<string, Refusal>> {
  return parse(readFileSync(join(corpus, kind, 'refused.yaml'), 'utf8')) as Record<string, Refusal>;
}

/** A stranger's validator, as an editor would have: strict about the schema itself, and without our options. */
function strangerOf(schema: object): (file: File) => string[] {
  const options = { allowUnionTypes: true, strictTypes: false, strictRequired: false, strict: true };
  const ajv = new Ajv({ ...options, allErrors: true });
  ajv.addVocabulary(ownKeywords);
  const validate = ajv.compile(schema);
  return ({ text }) => (validate(parse(text) ?? null) ? [] : (validate.errors ?? []).map(describeFault));
}

function describeFault({ keyword, instancePath, params }: ErrorObject): string {
  const { additionalProperty: unknown } = params as { additionalProperty?: string };
  const place = instancePath === '' ? '/' : instancePath;
  return `${keyword} at ${place}${unknown === undefined ? '' : ` ${unknown}`}`;
}

const environments = {
  refuse: strangerOf(environmentSchema),
  diagnose: (file: File): readonly Diagnostic[] => parseEnvironment('dev', file).diagnostics,
};
const settings = {
  refuse: strangerOf(settingsSchema),
  diagnose: (file: File): readonly Diagnostic[] => parseSettings(file).diagnostics,
};

describe.each([
  ['environment', environments],
  ['settings', settings],
])('the schema and the parser of an %s file', (kind, { refuse, diagnose }) => {
  const refusals = refusalsOf(kind);

  test.each(filesOf(kind, 'good'))('both take %s', (_name, file) => {
    expect(diagnose(file)).toEqual([]);
    expect(refuse(file)).toEqual([]);
  });

  test.each(filesOf(kind, 'bad'))('both refuse %s for what is wrong in it', (name, file) => {
    const places = diagnose(file).map(({ code, severity, location: { line, column } }) => {
      expect(severity).toBe('error');
      return `${code} at ${String(line)}:${String(column)}`;
    });
    expect({ parser: places, schema: refuse(file) }).toEqual(refusals[name]);
  });

  test('each refusal has its file', () => {
    expect(Object.keys(refusals).sort()).toEqual(filesOf(kind, 'bad').map(([name]) => name));
  });
});
