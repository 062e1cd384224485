import type { Command } from 'commander';
import { expectWord, type Expectation, type Kind, type Word } from './expect-word';
import { unquote } from './unquote';

/** Where the names of a folder are known; what cannot be read has none. */
export interface KnownNames {
  readonly environments: (folder: string) => readonly string[];
  readonly services: (folder: string) => readonly string[];
  /** Branches and tags. */
  readonly references: (folder: string) => readonly string[];
}

/**
 * What a shell's script asks for: the last of `line` is the word that is completed. Each answer is a line of the whole
 * word, a tab and what it is; or the one line `:files` or `:folders`, which shells complete better themselves.
 */
export function completeLine(
  program: Command,
  { line, names }: { readonly line: readonly string[]; readonly names: KnownNames },
): string {
  const words = line.map(unquote);
  const expectation = expectWord(program, words);
  const { kind, prefix } = expectation;
  const current = words.at(-1) ?? '';
  if (kind === 'file' || kind === 'folder') return `:${kind}s\n`;
  // What begins so is a folder, and no commit.
  if (kind === 'reference' && /^[./]/.test(current.slice(prefix.length))) return ':folders\n';
  const all = [...expectation.words, ...wordsOf(kind, expectation, { current, names })];
  return all
    .map(({ text, description }) => ({ text: prefix + text, description: firstSentence(description) }))
    .filter(({ text }) => text.startsWith(current))
    .map(({ text, description }) => `${text}\t${description}\n`)
    .join('');
}

interface Asked {
  readonly current: string;
  readonly names: KnownNames;
}

function wordsOf(kind: Kind | undefined, { folder, prefix }: Expectation, { current, names }: Asked): Word[] {
  const say =
    (description: string) =>
    (text: string): Word => ({ text, description });
  const environments = (): Word[] => names.environments(folder).map(say('environment'));
  const services = (): Word[] => names.services(folder).map(say('service'));
  switch (kind) {
    case 'environment':
      return environments();
    case 'service':
      return services();
    case 'reference':
      return names.references(folder).filter(isPlain).map(say('branch or tag'));
    case 'instance': {
      // orders@dev.proj1: first the service, then the environment.
      const [service, environment] = current.slice(prefix.length).split('@');
      if (environment === undefined) return services();
      return environments().map(({ text }) => ({
        text: `${service ?? ''}@${text}`,
        description: 'instance',
      }));
    }
    default:
      return [];
  }
}

/** A name that no shell wants in quotes. */
function isPlain(name: string): boolean {
  return /^[\w./-]+$/.test(name);
}

/** In a list there is room for little; no tab or line break may part the answer. */
function firstSentence(description: string): string {
  const [sentence = ''] = description.replace(/\s+/g, ' ').split(/(?<=\w)[.:;] /);
  return sentence.replace(/\.$/, '');
}
