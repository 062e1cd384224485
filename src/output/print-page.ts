import type { PageState } from '../core/reports/page-state';
import assets from '../page/page.generated.json';

/** Beside the state, what stands in the page. */
export interface PageText {
  /** What is shown where no script runs. */
  readonly withoutScript: string;
}

/**
 * The page as one HTML text that needs no other file. Its policy lets it run its own script and style, and nothing else;
 * only a page that is served may connect, to whence it came.
 */
export function printPage(state: PageState, { withoutScript }: PageText): string {
  const connect = state.isLive ? "'self'" : "'none'";
  const policy = [
    "default-src 'none'",
    `script-src '${assets.scriptHash}'`,
    `style-src '${assets.styleHash}'`,
    'img-src data:',
    `connect-src ${connect}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    '<meta name="referrer" content="no-referrer">',
    '<title>envtree</title>',
    `<link rel="icon" href="${icon}">`,
    `<style>${assets.style}</style>`,
    '</head>',
    '<body>',
    `<noscript><pre>${escapeHtml(withoutScript)}</pre></noscript>`,
    `<script type="application/json" id="state">${escapeJson(state)}</script>`,
    `<script>${assets.script}</script>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

/** A tree of three boxes. */
const icon =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Cpath d='M4 5v7h5M4 7h5' fill='none' stroke='%23789'/%3E%3Crect x='1' y='1' width='6' height='4' rx='1' fill='%231f5fd0'/%3E%3Crect x='9' y='5' width='6' height='4' rx='1' fill='%23c2410c'/%3E%3Crect x='9' y='10' width='6' height='4' rx='1' fill='%230f766e'/%3E%3C/svg%3E";

/** Nothing in it ends the element that it stands in, or a line in an older reader of scripts. */
function escapeJson(state: PageState): string {
  return JSON.stringify(state).replace(/[<>&\u2028\u2029]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${String(character.charCodeAt(0))};`);
}
