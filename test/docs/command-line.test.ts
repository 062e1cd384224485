/** docs/command-line.md says of the program what the program says of itself. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parameterNames } from '../../src/argocd/read-request';
import { readPage, tableOf, type Page } from '../support/pages';
import { commandsOfProgram } from '../support/program-help';
import { repository } from '../support/run-envtree';

const path = 'docs/command-line.md';
const page = readPage(path);

/** The part of the page below this heading. */
function sectionOf(title: string): Page {
  const sections = page.text.split('\n## ');
  return { path, text: sections.find((text) => text.startsWith(`${title}\n`)) ?? '' };
}

const commands = commandsOfProgram();

test.each(commands.map((command) => [command.name, command] as const))(
  'envtree %s has a section, with a row for each option',
  (name, command) => {
    const section = sectionOf(`envtree ${name}`);
    if (section.text === '')
      throw new Error(`${path} has no section "## envtree ${name}": add one, as check has it`);
    expect(section.text).toContain(
      `\`\`\`text\n${['envtree', name, ...command.arguments].join(' ')}\n\`\`\``,
    );
    const hasTable = section.text.includes('| option');
    const [, ...rows] = hasTable ? tableOf(section, 'option') : [];
    expect({ path, command: name, options: rows.map(([option]) => option) }).toEqual({
      path,
      command: name,
      // A bar would part the cells.
      options: command.options.map((option) => option.replace('|', '/')),
    });
  },
);

test('each section has its command', () => {
  const sections = [...page.text.matchAll(/^## envtree (.*)$/gm)].map(([, name]) => name);
  expect(sections.sort()).toEqual(commands.map(({ name }) => name).sort());
});

test('each exit code has its row', () => {
  const [, ...rows] = tableOf(page, 'code');
  expect(rows.map(([code]) => code)).toEqual(['0', '1', '2']);
});

test('each environment variable that is read has its row', () => {
  const [, ...rows] = tableOf(page, 'variable');
  const sources = readdirSync(join(repository, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(repository, 'src', name), 'utf8'))
    .join('\n');
  const read = [
    ...[...sources.matchAll(/(?:process\.env|variables)\.([A-Z][A-Z_]+)/g)].map(([, name]) => name ?? ''),
    ...[...sources.matchAll(/\bread\('([A-Z_]+)'\)/g)].map(([, name]) => `ARGOCD_APP_${name ?? ''}`),
    ...[...sources.matchAll(/\{ (ARGOCD_[A-Z_]+):/g)].map(([, name]) => name ?? ''),
    ...parameterNames.map((name) => `ARGOCD_ENV_${name.toUpperCase()}`),
  ];
  expect(read.length).toBeGreaterThan(8);
  expect(rows.map(([name]) => name).sort()).toEqual([...new Set(read)].sort());
});
