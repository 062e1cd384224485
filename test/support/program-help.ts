/** What the program says of its commands, as it says it. */
import { repository, runEnvtree } from './run-envtree';

export interface CommandHelp {
  readonly name: string;
  readonly help: string;
  /** As the usage has them: `[folder]`. */
  readonly arguments: readonly string[];
  /** With their values: `--env <environment>`; but for `--help`. */
  readonly options: readonly string[];
}

/** Each command that help shows, but for `help` itself. */
export function commandsOfProgram(): CommandHelp[] {
  const { stdout } = runEnvtree(repository, '--help');
  const [, section = ''] = stdout.split('\nCommands:\n');
  const [lines = ''] = section.split('\n\n');
  const names = [...lines.matchAll(/^ {2}([a-z]+)/gm)].map(([, name = '']) => name);
  return names.filter((name) => name !== 'help').map(describe);
}

function describe(name: string): CommandHelp {
  const help = runEnvtree(repository, name, '--help').stdout;
  const [usage = ''] = help.split('\n\n');
  const options = [...help.matchAll(/^ {2}(?:-\w, )?(--[\w-]+(?: [<[]\S+[>\]])?)/gm)].map(
    ([, option = '']) => option,
  );
  return {
    name,
    help,
    arguments: [...usage.matchAll(/[<[](?!options)\S+[>\]]/g)].map(([argument]) => argument),
    options: options.filter((option) => option !== '--help'),
  };
}
