import { toText, type JsonValue } from '../definition/json';
import { escapeControls } from '../diagnostics/printable-text';
import { formatPlace } from './report-source';
import { wrap, type Line } from './styled-text';
import type { ValueOrigin } from './value-origins';

/** Each value with the place that it comes from, and what it stands in place of. */
export function formatValues(values: readonly ValueOrigin[]): Line[] {
  return values.flatMap(({ path, value, place, overrides }): Line[] => [
    ...wrap(
      [
        { text: `${escapeControls(path.join('.'))}: `, role: 'name' },
        value === null ? { text: 'taken away', role: 'bad' } : { text: formatValue(value) },
      ],
      2,
    ),
    ...wrap([{ text: formatPlace(place), role: 'faint' }], 6),
    ...overrides.flatMap((said) =>
      wrap(
        [
          { text: `in place of ${said.value === null ? 'nothing' : formatValue(said.value)}`, role: 'faint' },
          { text: ` ${formatPlace(said.place)}`, role: 'faint' },
        ],
        6,
      ),
    ),
  ]);
}

/** Beyond this, the value itself stands where it comes from. */
const longest = 200;

function formatValue(value: JsonValue): string {
  const text = escapeControls(toText(value));
  return text.length <= longest ? text : `${text.slice(0, longest)}…`;
}
