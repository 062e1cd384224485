import type { Graph } from '../core/reports/read-page-data';
import { hueOf } from './hues';

const sheet = new CSSStyleSheet();

/** Gives each environment's number a class with its colour: grey for the default environment, pale for other roots. */
export function colourEnvironments({ environments, splitter }: Graph): void {
  const rules = environments.map(({ name, isDefault, depth }, index) => {
    const chroma = isDefault ? 0.012 : depth === 0 ? 0.07 : 0.15;
    const hue = isDefault ? 255 : hueOf(name, splitter);
    return `.e${String(index + 1)}{--hue:${String(hue)};--chroma:${String(chroma)}}`;
  });
  sheet.replaceSync(rules.join(''));
  if (!document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets.push(sheet);
}
