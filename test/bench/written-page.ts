/** A page that several benchmarks write, each its own part, between comments that no reader sees. */

const parts = ['rendering', 'mesh'] as const;

export type Part = (typeof parts)[number];

const empty = `# Benchmarks

${parts.map((part) => `${beginOf(part)}\n\n${endOf(part)}\n`).join('\n')}`;

/** The page with another text in one part, and the others as they are; a new page where there is none. */
export function replacePart(page: string | undefined, part: Part, text: string): string {
  const written = page ?? empty;
  const begin = written.indexOf(beginOf(part));
  const end = written.indexOf(endOf(part));
  if (begin < 0 || end < begin) throw new Error(`The page has no part for ${part}`);
  return `${written.slice(0, begin)}${beginOf(part)}\n\n${text.trim()}\n\n${written.slice(end)}`;
}

function beginOf(part: Part): string {
  return `<!-- ${part}: written by a benchmark -->`;
}

function endOf(part: Part): string {
  return `<!-- ${part}: end -->`;
}
