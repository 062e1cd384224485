import fc from 'fast-check';

/** Texts that some reader of YAML takes for something else, or cannot read, where they are written carelessly. */
export const awkwardTexts: readonly string[] = [
  // Words and numbers of one version, or of one reader
  ...[
    'true',
    'yes',
    'no',
    'on',
    'off',
    'y',
    'N',
    'null',
    '~',
    '',
    '.inf',
    '-.inf',
    '.nan',
    'NaN',
    'Infinity',
  ],
  ...['0', '80', '007', '0755', '08', '0o17', '0O17', '-0X1f', '0B1', '0x', '0x_', '0x1p-2', '1_000', '1__'],
  ...[
    '1e3',
    '1.0e+5',
    '1.0e5',
    '1e',
    'e1',
    '-e-3',
    '0xe+1',
    '5e_1',
    '1e1_',
    '-_1',
    '+_4',
    '+._0',
    '_1',
    '+.',
  ],
  ...['+1', '+.5', '-.5', '.5', '5.', '1.', '12:30', '190:20:30', '1:2.3', '2026-12-31', '<<', '='],
  ...['2026-12-31T10:00:00Z', '1.2.3', '10.0.0.1', '1Gi', '500m', '12ab', 'dead', '1d', '1f', '5s', '0out'],
  // What begins, ends or parts something
  ...[
    '-',
    '--',
    '- ',
    '- a',
    '? a',
    ': a',
    'a: b',
    'a:',
    'a #b',
    '#a',
    '---',
    '...',
    '--- a',
    '%YAML',
    '|',
    '>',
  ],
  ...['!!str a', '&a b', '*a', '"', "'", "'a'", '"a"', '@a', '`a`', '{a', '[a', 'a,b', '{{a}}', '$(A)', '\\'],
  // Blanks and lines
  ...[
    ' a',
    'a ',
    '\t',
    '\ta',
    'a\t',
    '\n',
    '\n\n',
    'a\n',
    'a\n\n',
    '\na',
    ' \na',
    'a\n b\n',
    'a\n  b',
    'a \nb',
  ],
  ...[
    '#\nb',
    'a\n#b',
    'a\n: b',
    '? a\nb',
    '- a\nb',
    '---\na',
    'a\n---\nb',
    'a\n...\nb',
    'a\n\tb',
    'a\rb',
    'a\r\nb',
  ],
  'aaaa bbbb cccc\n \ndddd eeee ffff gggg hhhh\n ',
  `${'a long line of words, '.repeat(20)}\n${'and another one, '.repeat(20)}`,
  'x'.repeat(2000),
  // Characters
  ...[
    '\u0000',
    '\u0007',
    '\u001b[31m',
    '\u007f',
    '\u0080',
    '\u0085',
    '\u009f',
    '\u00a0',
    '\u00ad',
    'a\u0301',
  ],
  ...['\u061c', '\u1680', '\u180e', '\u200b', '\u200e', '\u2028', '\u2029', 'a\u2028b\n', '\u2060', '\u3000'],
  ...[
    '\ue000',
    '\ufdd0',
    '\ufeff',
    '\ufffd',
    '\ufffe',
    '\uffff',
    '\u{1f600}',
    '\u{1fffe}',
    '\u{e0001}',
    '\u{10ffff}',
  ],
  ...['Grüße', '环境', 'Ελλάδα', '한국어', 'עברית'],
];

/** The names of properties that every object has; as keys they are like all others. */
export const hostileKeys = ['constructor', 'toString', '__proto__', 'hasOwnProperty', 'valueOf', 'toJSON'];

const pieces = [
  ...Array.from('0123456789abefxoXOBb_.:+-eE ,#\n\t\'"\\/!&*|>%@`=<~?[]{}yYnNTtZ'),
  ...[
    '\u0000',
    '\u007f',
    '\u0085',
    '\u009f',
    '\u00a0',
    '\u200b',
    '\u2028',
    '\ufeff',
    '\ufffe',
    '\u{1f600}',
    'é',
  ],
];

/** Any text without lone surrogates, of awkward ones and of what these are made of more often than of others. */
export const arbitraryText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...awkwardTexts),
  fc.array(fc.constantFrom(...pieces), { maxLength: 6 }).map((parts) => parts.join('')),
  fc.array(fc.constantFrom(...pieces, ...awkwardTexts), { maxLength: 14 }).map((parts) => parts.join('')),
  fc.stringMatching(/^[-+.]?[0-9_a-fxob.:eE+TZ-]{1,8}$/),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
);

/** `text` in every place that YAML has for it: as a value, as a key, and in lists of each kind. */
export function objectAround(text: string): object {
  const keys: readonly (readonly [string, unknown])[] = [
    [text, [text, [text, { first: text, list: [text, {}] }], []]],
    ['other', 1],
  ];
  return {
    value: text,
    keys: Object.fromEntries(keys),
    last: true,
  };
}
