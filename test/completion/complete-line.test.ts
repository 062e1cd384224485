/** What may stand at the end of a line, of a program with all that commander can describe. */
import { Argument, Command, Option } from 'commander';
import { completeLine } from '../../src/completion/complete-line';
import { environmentsIn, servicesIn } from '../../src/completion/names-in-folder';
import { unquote } from '../../src/completion/unquote';

function describeProgram(): Command {
  const program = new Command('envtree').version('1');
  program
    .command('explain')
    .alias('why')
    .description('Say who answers, and why: all of it. And more.')
    .argument('[environment]')
    .argument('[service]')
    .option('-q, --quiet', 'say less')
    .addOption(new Option('--format <format>').choices(['text', 'json']))
    .addOption(new Option('--theme [theme]').choices(['dark', 'light']))
    .option('--folder <folder>', 'the folder with envs/')
    .option('--chain <services>', 'one after the other')
    .option('--unready <instances...>', 'as orders@dev')
    .option('--log <file>', 'a log')
    .option('--from <ref|folder>', 'a commit or a folder')
    .option('--header <text>', 'may come again', (text: string, all: string[]) => [...all, text], []);
  program
    .command('move')
    .argument('<folder>')
    .addArgument(new Argument('<layers...>').choices(['hosts', 'routes']));
  const set = program.command('set');
  set.command('default').argument('<env>');
  program.command('secret', { hidden: true }).argument('<env>');
  return program;
}

const names = {
  environments: (folder: string) => (folder === 'shop' ? ['staging'] : ['dev', 'dev.proj1']),
  services: (folder: string) => (folder === 'shop' ? ['till'] : ['orders', 'web']),
  references: () => ['main', 'origin/main', "it's"],
};

/** The words that are offered at the end of a line, or what the shell is to do itself. */
function offeredAt(...line: string[]): string[] {
  const answers = completeLine(describeProgram(), { line, names }).split('\n').slice(0, -1);
  return answers.map((answer) => answer.split('\t')[0] ?? '');
}

test.each<[string[], string[]]>([
  // Commands
  [[''], ['explain', 'move', 'set', 'help']],
  [[], ['explain', 'move', 'set', 'help']],
  [['e'], ['explain']],
  [
    ['set', ''],
    ['default', 'help'],
  ],
  [['set', 'default', 'dev.'], ['dev.proj1']],
  [['help', 'm'], ['move']],
  [['nothing', ''], []],
  [['--v'], ['--version']],
  // Arguments
  [
    ['explain', 'dev'],
    ['dev', 'dev.proj1'],
  ],
  [['why', 'dev.'], ['dev.proj1']],
  [
    ['explain', 'dev', ''],
    ['orders', 'web'],
  ],
  [['explain', '--quiet', 'dev', 'w'], ['web']],
  [['explain', '--format', 'json', '--log=x', 'dev', 'w'], ['web']],
  [['explain', '--', 'dev', 'w'], ['web']],
  [['explain', '--', '-'], []],
  [['explain', 'dev', 'web', '--', ''], []],
  [['explain', '-', 'w'], ['web']],
  [['explain', '--folder', 'shop', ''], ['staging']],
  [['explain', '--folder=shop', 'staging', ''], ['till']],
  [['move', ''], [':folders']],
  [['move', 'shop', 'h'], ['hosts']],
  [['move', 'shop', 'hosts', 'r'], ['routes']],
  [['secret', 'd'], []],
  // Options: those that are there already are left out, but not those that may be there again
  [
    ['explain', '--f'],
    ['--format', '--folder', '--from'],
  ],
  [['explain', '--format', 'json', '--fol'], ['--folder']],
  [['explain', '-q', '--qu'], []],
  [['explain', '--unready', 'a', '--un'], ['--unready']],
  [
    ['explain', 'dev', 'web', ''],
    [
      '--quiet',
      '--format',
      '--theme',
      '--folder',
      '--chain',
      '--unready',
      '--log',
      '--from',
      '--header',
      '--help',
    ],
  ],
  // Values
  [
    ['explain', '--format', ''],
    ['text', 'json'],
  ],
  [['explain', '--format=j'], ['--format=json']],
  [['explain', '--theme=l'], ['--theme=light']],
  [
    ['explain', '--theme', 'd'],
    ['dev', 'dev.proj1'],
  ],
  [
    ['explain', '--quiet=', ''],
    ['dev', 'dev.proj1'],
  ],
  [['explain', '--quiet=x'], []],
  [['explain', '--nothing=x'], []],
  [['explain', '--log', ''], [':files']],
  [['explain', '--log=x'], [':files']],
  [['explain', '--header', ''], []],
  [
    ['explain', '--from', ''],
    ['main', 'origin/main'],
  ],
  [['explain', '--from=o'], ['--from=origin/main']],
  [['explain', '--from=./'], [':folders']],
  [['explain', '--folder='], [':folders']],
  [['explain', '--chain', 'or'], ['orders']],
  [['explain', '--chain', 'web,or'], ['web,orders']],
  [['explain', '--chain=web,or'], ['--chain=web,orders']],
  [['explain', '--unready', 'or'], ['orders']],
  [['explain', '--unready', 'orders@dev.'], ['orders@dev.proj1']],
  [['explain', '--unready=web@dev,orders@dev.'], ['--unready=web@dev,orders@dev.proj1']],
  // Quotes, of which one may be open
  [['explain', '"dev.p'], ['dev.proj1']],
  [['explain', '--folder', "'shop'", 's'], ['staging']],
])('%j is completed by %j', (line, offered) => {
  expect(offeredAt(...line)).toEqual(offered);
});

test('each word says what it is, in a line', () => {
  const answers = (...line: string[]): string => completeLine(describeProgram(), { line, names });
  expect(answers('e')).toBe('explain\tSay who answers, and why\n');
  expect(answers('explain', 'dev.')).toBe('dev.proj1\tenvironment\n');
  expect(answers('explain', '--q')).toBe('--quiet\tsay less\n');
});

test.each([
  ['plain', 'plain'],
  [String.raw`a\ b\\c`, String.raw`a b\c`],
  ["'a b'c", 'a bc'],
  ['"a \\" $x"', 'a " $x'],
  [String.raw`"a\b"`, String.raw`a\b`],
  ["--dir='a b", '--dir=a b'],
  ['--dir="a b', '--dir=a b'],
  ['a\\', 'a\\'],
  ["''", ''],
])('the word %s is %s', (word, text) => {
  expect(unquote(word)).toBe(text);
});

describe('the names of a folder', () => {
  const files = [
    { path: 'envtree.yaml', text: 'default: dev\n' },
    { path: 'envs/dev.yaml', text: 'services: { web: {}, orders: {} }\n' },
    { path: 'envs/dev.b.yaml', text: 'services: { web: {}, "not a name": {} }\n' },
    { path: 'envs/dev.c.yaml', text: 'services: [ {\n' },
    { path: 'envs/dev.d.yaml', text: 'services: { a: {}, a: {}, b: !!x {} }\n' },
    { path: 'envs/dev.e.yaml', text: '' },
    { path: 'envs/dev.a.yaml', text: '*nothing\n' },
    { path: 'envs/dev.z.yaml', text: 'services: { z: { image: "x' },
    { path: 'envs/dev f.yaml', text: '' },
    { path: 'envs/dev.g.yml', text: '' },
    { path: 'envs/old/dev.h.yaml', text: '' },
    { path: 'envs/dev.i.yaml', problem: 'unreadable-file', message: '' },
  ] as const;

  test('environments are those with a file, whatever stands in it', () => {
    const expected = ['dev', 'dev.a', 'dev.b', 'dev.c', 'dev.d', 'dev.e', 'dev.i', 'dev.z'];
    expect(environmentsIn([...files].reverse())).toEqual(expected);
  });

  test('services are those that any file names, as far as it can be read', () => {
    expect(servicesIn(files)).toEqual(['a', 'b', 'orders', 'web', 'z']);
  });
});
