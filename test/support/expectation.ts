import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { parse } from 'yaml';
import type { Answers, Questions } from './ask-all';

/** What one scenario's expect.yaml says; whatever it leaves out is not asserted but by the files beside it. */
export interface Expectation extends Partial<Questions> {
  /** What the scenario is there for. */
  readonly proves: string;
  /** All diagnostics, in reading order. */
  readonly diagnostics: readonly ExpectedDiagnostic[];
  /** What `envtree check` tells is among them, on that day. @default - what all commands tell */
  readonly check?: { readonly now?: string };
  /** Fields that objects have, by `Kind name` or `Kind namespace/name`; null: that they do not have. */
  readonly objects?: Readonly<Record<string, unknown>>;
  /** For each environment of a calling pod (empty: none), who answers what that asks for. */
  readonly callers?: Answers;
  /** Objects that are not there: `Kind name`, or `Kind` for all of a kind. */
  readonly absent?: readonly string[];
  /** The answers to callers in other namespaces than that of `answers`, "default". */
  readonly answersFrom?: Readonly<Record<string, Answers>>;
  /** The files of the folder that somebody else has applied before, with the environment that their pods answer as. */
  readonly cluster?: Readonly<Record<string, string>>;
  /** The files of the folder whose objects are rendered as they are. */
  readonly adopted?: readonly string[];
}

export interface ExpectedDiagnostic {
  readonly code: string;
  /** `file:line:column` */
  readonly at: string;
  /** A part of the message, of the hint or of what is said of another place. */
  readonly says: string;
}

const text = { type: 'string', minLength: 3 };

/** Nothing may be misspelt, since it would assert nothing; and a fact is asserted, of manifests or of diagnostics. */
const schema = {
  type: 'object',
  required: ['proves', 'diagnostics'],
  additionalProperties: false,
  properties: {
    proves: text,
    diagnostics: {
      type: 'array',
      items: {
        type: 'object',
        required: ['code', 'at', 'says'],
        additionalProperties: false,
        properties: { code: text, at: text, says: text },
      },
    },
    check: { type: 'object', additionalProperties: false, properties: { now: text } },
    objects: { type: 'object', minProperties: 1, additionalProperties: { type: 'object', minProperties: 1 } },
    absent: { type: 'array', minItems: 1, items: text },
    answers: { type: 'object', minProperties: 1 },
    answersFrom: {
      type: 'object',
      minProperties: 1,
      additionalProperties: { type: 'object', minProperties: 1 },
    },
    callers: { type: 'object', minProperties: 1 },
    cluster: { type: 'object', minProperties: 1, additionalProperties: text },
    adopted: { type: 'array', minItems: 1, items: text },
    unready: { type: 'array', minItems: 1 },
    header: text,
    label: text,
    clusterDomain: text,
  },
  anyOf: [{ required: ['objects'] }, { properties: { diagnostics: { minItems: 1 } } }],
};

const validate = new Ajv({ strict: true, strictTypes: false, strictRequired: false }).compile(schema);

/** The folders below `folder` that have an expect.yaml. */
export function findScenarios(folder: string, path = ''): string[] {
  if (existsSync(join(folder, path, 'expect.yaml'))) return [path];
  const entries = readdirSync(join(folder, path), { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory());
  return folders.flatMap(({ name }) => findScenarios(folder, join(path, name))).sort();
}

/** The expect.yaml of one scenario. */
export function readExpectation(folder: string): Expectation {
  return parse(readFileSync(join(folder, 'expect.yaml'), 'utf8')) as Expectation;
}

/** What keeps `expectation` from being one that asserts a fact. */
export function findGaps(expectation: unknown): string[] {
  if (validate(expectation)) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
}
