/** How what is wrong is said to programs. */
import schema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json';
import Ajv from 'ajv';
import type { Diagnostic, Location } from '../../src/core/diagnostics/diagnostic';
import { diagnosticCodes } from '../../src/core/diagnostics/diagnostic-codes';
import { formatGithub } from '../../src/core/diagnostics/format-github';
import { formatJson } from '../../src/core/diagnostics/format-json';
import { formatSarif } from '../../src/core/diagnostics/format-sarif';
import { formatNothingWrong } from '../../src/core/reports/nothing-wrong';
import { planOf } from '../support/plan-of';

const at = (file: string, column = 3, length = 6): Location => ({
  file,
  line: 2,
  column,
  length,
  lineText: '',
});
const diagnostic: Diagnostic = {
  code: 'expired',
  severity: 'warning',
  message: 'A "message"',
  location: at('envs/dev.a.yaml'),
};
const full: Diagnostic = {
  ...diagnostic,
  code: 'duplicate-key',
  severity: 'error',
  hint: 'Say {}: 100%, or [x](1)',
  related: [{ message: 'Other', location: at('envs/dev.yaml', 1, 1) }],
};

describe('json', () => {
  const read = (...diagnostics: readonly Diagnostic[]): unknown => JSON.parse(formatJson(diagnostics));

  test('is a list, of whatever length', () => {
    expect(formatJson([])).toBe('[]\n');
    expect(read(diagnostic, full)).toEqual([
      {
        code: 'expired',
        severity: 'warning',
        message: 'A "message"',
        file: 'envs/dev.a.yaml',
        line: 2,
        column: 3,
        endColumn: 9,
        related: [],
      },
      {
        code: 'duplicate-key',
        severity: 'error',
        message: 'A "message"',
        file: 'envs/dev.a.yaml',
        line: 2,
        column: 3,
        endColumn: 9,
        hint: 'Say {}: 100%, or [x](1)',
        related: [{ message: 'Other', file: 'envs/dev.yaml', line: 2, column: 1, endColumn: 2 }],
      },
    ]);
  });

  test('has the words of the text, without what moves a cursor', () => {
    const texts = {
      message: 'a\u001b[2Jb',
      hint: 'c\nd',
      related: [{ message: 'e\u0007', location: at('f') }],
    };
    expect(read({ ...diagnostic, ...texts })).toMatchObject([
      { message: 'a\\x1b[2Jb', hint: 'c\\x0ad', related: [{ message: 'e\\x07' }] },
    ]);
    const [shown] = read({ ...diagnostic, message: 'x'.repeat(5_000) }) as { message: string }[];
    expect(shown?.message.length).toBeLessThan(1_100);
  });

  test('counts columns in UTF-16 units, as editors do', () => {
    const text = '{ owner: "𝒳é", servces: {} }';
    const column = text.indexOf('servces') + 1;
    expect(column).toBe(17);
    expect(read(...planOf({ dev: text }).diagnostics)).toMatchObject([
      { code: 'unknown-key', line: 1, column, endColumn: column + 'servces'.length },
    ]);
  });
});

test('how much was looked at is counted in words', () => {
  const of = (names: readonly string[]): string =>
    formatNothingWrong(
      planOf(Object.fromEntries(names.map((name) => [name, "services: { a: { image: 'x:1' } }"]))).plan,
    );
  expect(of(['dev'])).toBe('1 environment, 1 service: nothing is wrong\n');
  expect(of(['dev', 'dev.a'])).toBe('2 environments, 1 service: nothing is wrong\n');
  expect(of([])).toBe('0 environments, 0 services: nothing is wrong\n');
});

describe('github', () => {
  test('is a command a line', () => {
    expect(formatGithub([])).toBe('');
    expect(formatGithub([diagnostic, full])).toBe(
      '::warning file=envs/dev.a.yaml,line=2,endLine=2,col=3,endColumn=9,title=expired::A "message"\n' +
        '::error file=envs/dev.a.yaml,line=2,endLine=2,col=3,endColumn=9,title=duplicate-key::' +
        'A "message"%0Aenvs/dev.yaml:2:1: Other%0ASay {}: 100%25, or [x](1)\n',
    );
  });

  test('escapes what would end a property, the message or the line', () => {
    const odd = { ...diagnostic, message: 'a\r\nb::c,d%0Ae', location: at('envs/a,b:c%.yaml') };
    expect(formatGithub([odd])).toBe(
      '::warning file=envs/a%2Cb%3Ac%25.yaml,line=2,endLine=2,col=3,endColumn=9,title=expired::a\\x0d\\x0ab::c,d%250Ae\n',
    );
    expect(formatGithub([{ ...diagnostic, location: at('a\n::error::b') }])).toBe(
      '::warning file=a\\x0a%3A%3Aerror%3A%3Ab,line=2,endLine=2,col=3,endColumn=9,title=expired::A "message"\n',
    );
  });
});

interface SarifLog {
  readonly runs: readonly [
    {
      readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
      readonly results: readonly {
        readonly ruleId: string;
        readonly ruleIndex: number;
        readonly message: { readonly text: string };
        readonly locations: readonly [
          { readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } } },
        ];
      }[];
    },
  ];
}

describe('sarif', () => {
  // Of draft 4 it uses what the later one reads alike, but for its own name.
  const { $schema: draft, id, ...rest } = schema;
  const validate = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(rest);
  const read = (...diagnostics: readonly Diagnostic[]): SarifLog => {
    const log = JSON.parse(formatSarif(diagnostics, '1.2.3')) as SarifLog;
    validate(log);
    expect(validate.errors).toBeNull();
    return log;
  };
  const uriOf = (file: string): string | undefined =>
    read({ ...diagnostic, location: at(file) }).runs[0].results[0]?.locations[0].physicalLocation
      .artifactLocation.uri;

  test('the schema refuses what is none', () => {
    expect([draft, id]).toEqual([
      'http://json-schema.org/draft-04/schema#',
      expect.stringContaining('sarif-2.1.0'),
    ]);
    expect(validate({ version: '2.1.0' })).toBe(false);
    expect(validate({ version: '2.1.0', runs: [{ tool: { driver: {} } }] })).toBe(false);
    const level = { tool: { driver: { name: 'a' } }, results: [{ message: { text: 'a' }, level: 'bad' }] };
    expect(validate({ version: '2.1.0', runs: [level] })).toBe(false);
  });

  test('is one run, of whatever is wrong', () => {
    expect(read()).toMatchObject({
      $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
      version: '2.1.0',
      runs: [
        {
          tool: { driver: { name: 'envtree', semanticVersion: '1.2.3', rules: [] } },
          columnKind: 'utf16CodeUnits',
          results: [],
        },
      ],
    });
    const place = (uri: string, startColumn: number, endColumn: number): object => ({
      physicalLocation: { artifactLocation: { uri }, region: { startLine: 2, startColumn, endColumn } },
    });
    expect(read(diagnostic, full).runs[0].results).toEqual([
      {
        ruleId: 'expired',
        ruleIndex: 1,
        level: 'warning',
        message: { text: 'A "message"' },
        locations: [place('envs/dev.a.yaml', 3, 9)],
      },
      {
        ruleId: 'duplicate-key',
        ruleIndex: 0,
        level: 'error',
        message: { text: 'A "message".\nSay {{}}: 100%, or [x](1)' },
        locations: [place('envs/dev.a.yaml', 3, 9)],
        relatedLocations: [{ ...place('envs/dev.yaml', 1, 2), message: { text: 'Other' } }],
      },
    ]);
    expect(formatSarif([], '1').endsWith('}\n')).toBe(true);
  });

  test('describes each code that it has once', () => {
    expect(read(full, diagnostic, full).runs[0].tool.driver.rules).toEqual([
      { id: 'duplicate-key', shortDescription: { text: 'A key stands twice in one map.' } },
      {
        id: 'expired',
        shortDescription: {
          text: 'An environment that is past the last day on which it is needed (a warning).',
        },
      },
    ]);
  });

  test('takes every code, and descriptions are sentences without their ends', () => {
    const codes = Object.keys(diagnosticCodes) as Diagnostic['code'][];
    const { rules } = read(...codes.map((code) => ({ ...diagnostic, code }))).runs[0].tool.driver;
    expect(rules.map(({ id }) => id)).toEqual([...codes].sort());
    expect(Object.values(diagnosticCodes).filter((text) => text.endsWith('.'))).toEqual([]);
  });

  test('has URIs, relative ones but for what is elsewhere', () => {
    expect(uriOf('envs/dev.a.yaml')).toBe('envs/dev.a.yaml');
    expect(uriOf('my envs/ä#b?c%d:e.yaml')).toBe('my%20envs/%C3%A4%23b%3Fc%25d%3Ae.yaml');
    expect(uriOf('a:b/c')).toBe('a%3Ab/c');
    expect(uriOf('../shop/envs/dev.yaml')).toBe('../shop/envs/dev.yaml');
    expect(uriOf('/srv/my shop/dev.yaml')).toBe('file:///srv/my%20shop/dev.yaml');
    expect(uriOf('a\ud800b')).toBe('a%EF%BF%BDb');
    expect(new URL(uriOf('a:b c#d') ?? '', 'file:///base/').pathname).toBe('/base/a%3Ab%20c%23d');
  });
});
