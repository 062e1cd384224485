/**
 * How a text is written in YAML so that every reader takes it for that text: of YAML 1.1 and 1.2, Go's
 * `sigs.k8s.io/yaml` (which kubectl, Argo CD and Flux read with), PyYAML and `yaml` among them.
 */
export type TextStyle = 'plain' | 'literal' | 'quoted';

/**
 * What all readers take as it stands: printable ASCII, and of the rest of Unicode the ranges without blanks, marks of
 * order, private use and what is no character. Ranges and no classes, since those change with Node.js' Unicode.
 */
const printable = [
  [' ', '~'],
  ['\u00a1', '\u00ac'],
  ['\u00ae', '\u05ff'],
  ['\u0900', '\u167f'],
  ['\u1681', '\u17ff'],
  ['\u1e00', '\u1fff'],
  ['\u2010', '\u2027'],
  ['\u2030', '\u205e'],
  ['\u2070', '\u2fff'],
  ['\u3001', '\ud7ff'],
  ['\uf900', '\ufaff'],
  ['\uff01', '\uffdc'],
  ['\u{1f300}', '\u{1faff}'],
];

const line = new RegExp(`^[${printable.map((range) => range.join('-')).join('')}]*$`, 'u');

/** Nothing at its start that begins something else, and no `: ` or ` #` within. */
const unmarked = /^(?![-?:,[\]{}#&*!|>'"%@`=<~. ])(?!.*(: | #|[: ]$))/;

/** `--flag`, `-x`, `./path`, `.env`: what a number could begin with, and a letter or a slash after it. */
const afterSign = /^(--?|\.{0,2}\/|\.)(?=[A-Za-z/])(?!.*(: | #|[: ]$))/;

/** The words of YAML 1.1, whatever their case (https://yaml.org/type/bool.html, null.html, float.html). */
const word = /^([-+._]*(inf|nan|infinity)|y|n|yes|no|on|off|true|false|null)$/i;

/**
 * What begins like a number is one only if it goes on so. Digits of any base, underscores, exponents, sixty-based
 * parts, dates and times: all that Go's and Python's readers know is made of these. `yaml` takes `e1` and `+.` for one.
 */
const numberLike = /^[-+._]*(e[-+]?[0-9]+|[0-9]([0-9a-f_.:+-]*|0?[xob].*|[0-9]{3}-.*))?$/i;

/** Two dots make no number in any version: `1.27.3`, `10.0.0.1`. */
const dotted = /^[0-9]+(\.[0-9]+){2,}$/;

/** The style in which `text` is written: as it is, as lines of a block, or within quotes. */
export function styleOf(text: string): TextStyle {
  if (isPlain(text)) return 'plain';
  return isLiteral(text) ? 'literal' : 'quoted';
}

function isPlain(text: string): boolean {
  if (text === '' || !line.test(text) || !(unmarked.test(text) || afterSign.test(text)) || word.test(text))
    return false;
  return !numberLike.test(text) || dotted.test(text);
}

/** Lines of which none begins or ends in a blank, or is empty at either end: a block's indentation is then plain. */
function isLiteral(text: string): boolean {
  if (!text.includes('\n')) return false;
  const lines = (text.endsWith('\n') ? text.slice(0, -1) : text).split('\n');
  if (lines[0] === '' || lines.at(-1) === '' || lines[0]?.startsWith(' ') === true) return false;
  return lines.every((it) => line.test(it) && !it.endsWith(' '));
}

/** `text` within JSON's quotes, which YAML's are a superset of, with whatever is not printable ASCII escaped. */
export function quote(text: string): string {
  return JSON.stringify(text).replace(/[^ -~]/gu, escape);
}

function escape(character: string): string {
  const digits = (character.codePointAt(0) ?? 0).toString(16);
  return digits.length > 4 ? `\\U${digits.padStart(8, '0')}` : `\\u${digits.padStart(4, '0')}`;
}
