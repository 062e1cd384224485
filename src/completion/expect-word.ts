import type { Argument, Command, Option } from 'commander';

/** A word that may stand there, and what it is. */
export interface Word {
  readonly text: string;
  readonly description: string;
}

/** What a word names that the program's own description cannot list. */
export type Kind = 'environment' | 'service' | 'instance' | 'reference' | 'folder' | 'file' | 'anything';

/** What may stand in the place of the last word of a command line. */
export interface Expectation {
  readonly words: readonly Word[];
  /** @default - none but `words` */
  readonly kind?: Kind;
  /** What stands in the same word before it: `--env=`, or the services before this one in a list. */
  readonly prefix: string;
  /** The folder with envs/ that the line names. */
  readonly folder: string;
}

/** What the placeholders of the usage lines stand for; what is not here is completed as a file. */
const kinds: Readonly<Record<string, Kind>> = {
  environment: 'environment',
  env: 'environment',
  service: 'service',
  services: 'service',
  instance: 'instance',
  instances: 'instance',
  folder: 'folder',
  dir: 'folder',
  'ref|folder': 'reference',
  header: 'anything',
  text: 'anything',
  url: 'anything',
  date: 'anything',
  number: 'anything',
  port: 'anything',
  seconds: 'anything',
};

/** Where a command line stands before its last word. */
interface Place {
  command: Command;
  readonly operands: string[];
  /** The options that are there, each with its last value. */
  readonly given: Map<Option, string>;
  /** The option whose value comes next. */
  awaited?: Option | undefined;
  /** After `--`. */
  isPastOptions: boolean;
}

/**
 * What may stand in the place of the last of `words`, by the program's own description of its commands, options and
 * arguments, so that a new command is completed with no further change.
 */
export function expectWord(program: Command, words: readonly string[]): Expectation {
  const place: Place = { command: program, operands: [], given: new Map(), isPastOptions: false };
  for (const word of words.slice(0, -1)) step(place, word);
  const current = words.at(-1) ?? '';
  const folder = folderOf(place);
  const { command, awaited, operands, isPastOptions } = place;
  if (awaited) return { ...expectValue(awaited, current), folder };
  if (current.startsWith('-') && !isPastOptions) return { ...expectOption(place, current), folder };
  const commands = commandsOf(command);
  if (commands.length > 0) return { words: operands.length === 0 ? commands : [], prefix: '', folder };
  const argument = command.registeredArguments[operands.length] ?? variadicOf(command);
  if (argument) return { ...expectArgument(argument, { program, current }), folder };
  return { words: isPastOptions ? [] : optionsOf(place), prefix: '', folder };
}

function step(place: Place, word: string): void {
  const { command, awaited } = place;
  if (awaited) {
    place.given.set(awaited, word);
    place.awaited = undefined;
  } else if (place.isPastOptions || !/^-./.test(word)) {
    const inner = findCommand(command, word);
    if (inner && place.operands.length === 0) place.command = inner;
    else place.operands.push(word);
  } else if (word === '--') place.isPastOptions = true;
  else readOption(place, word);
}

function readOption(place: Place, word: string): void {
  const [name = '', ...value] = word.split('=');
  const option = visibleOptions(place.command).find((it) => it.long === name || it.short === name);
  if (!option) return;
  place.given.set(option, value.join('='));
  if (option.required && value.length === 0) place.awaited = option;
}

/** Commands that help does not show are none that people complete. */
function findCommand(command: Command, name: string): Command | undefined {
  return command
    .createHelp()
    .visibleCommands(command)
    .find((it) => it.name() === name || it.aliases().includes(name));
}

function commandsOf(command: Command): Word[] {
  const all = command.createHelp().visibleCommands(command);
  return all.map((it) => ({ text: it.name(), description: it.summary() || it.description() }));
}

function visibleOptions(command: Command): Option[] {
  return command.createHelp().visibleOptions(command);
}

/** The options that are not there yet, or may be there again. */
function optionsOf({ command, given }: Place): Word[] {
  return visibleOptions(command)
    .filter((option) => !given.has(option) || mayComeAgain(option))
    .map(({ long, short, description }) => ({ text: long ?? short ?? '', description }));
}

/** An option with a reader of its own gathers values, unless that is commander's, which looks whether it is a choice. */
function mayComeAgain({ variadic, parseArg, argChoices }: Option): boolean {
  return variadic || (parseArg !== undefined && argChoices === undefined);
}

function variadicOf({ registeredArguments }: Command): Argument | undefined {
  const last = registeredArguments.at(-1);
  return last?.variadic === true ? last : undefined;
}

type Expected = Omit<Expectation, 'folder'>;

function expectOption(place: Place, current: string): Expected {
  const end = current.indexOf('=');
  if (end === -1) return { words: optionsOf(place), prefix: '' };
  const [name, value] = [current.slice(0, end), current.slice(end + 1)];
  const option = visibleOptions(place.command).find(({ long }) => long === name);
  if (!option || option.isBoolean()) return { words: [], prefix: '' };
  const expected = expectValue(option, value);
  return { ...expected, prefix: `${name}=${expected.prefix}` };
}

function expectValue(option: Option, current: string): Expected {
  const [, placeholder = ''] = /[<[]([^>\].]+)/.exec(option.flags) ?? [];
  return expectNamed({ placeholder, choices: option.argChoices, current });
}

function expectArgument(argument: Argument, line: { program: Command; current: string }): Expected {
  // The argument of commander's own command `help`.
  if (argument.name() === 'command') return { words: commandsOf(line.program), prefix: '' };
  return expectNamed({ placeholder: argument.name(), choices: argument.argChoices, current: line.current });
}

interface Named {
  readonly placeholder: string;
  readonly choices: readonly string[] | undefined;
  readonly current: string;
}

function expectNamed({ placeholder, choices, current }: Named): Expected {
  if (choices) return { words: choices.map((text) => ({ text, description: '' })), prefix: '' };
  const isList = placeholder.endsWith('s');
  const prefix = isList ? current.slice(0, current.lastIndexOf(',') + 1) : '';
  return { words: [], kind: kinds[placeholder.toLowerCase()] ?? 'file', prefix };
}

/** What the line says of the folder with envs/, by an argument or an option of this name. */
function folderOf({ command, operands, given }: Place): string {
  const index = command.registeredArguments.findIndex((argument) => argument.name() === 'folder');
  const option = [...given].find(([{ long }]) => long === '--folder');
  return (index === -1 ? undefined : operands[index]) ?? option?.[1] ?? '.';
}
