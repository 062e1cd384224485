import type { Command } from 'commander';
import { examples, type Example } from './examples';

/** Adds what commander cannot know: examples, where to begin, and after a mistake in the call where to read on. */
export function addHelp(program: Command): Command {
  // With their arguments they would leave no room for what they do.
  program.configureHelp({ subcommandTerm: (command) => command.name() });
  program.addHelpText('after', beginning).showHelpAfterError('See envtree --help');
  for (const command of program.commands) {
    const name = command.name();
    command.showHelpAfterError(`See envtree ${name} --help`);
    if (examples[name]) command.addHelpText('after', `\nExamples:\n${formatExamples(examples[name])}`);
  }
  return program;
}

const beginning = `
Begin with a root, envs/dev.yaml, and a branch of it, envs/dev.proj1.yaml:
  services: { web: { image: "acme/web:1.4", ports: [8080] } }    # the root
  services: { web: { image: "acme/web:pr-7" } }                  # the branch
then:
${formatExamples([
  ['envtree check', 'what is wrong with them'],
  ['envtree explain', 'who answers whom'],
  ['envtree render', 'the manifests'],
  ['envtree help render', 'the options of a command, with examples'],
])}

Exit codes: 0, done; 1, a mistake in the files; 2, a mistake in the call.`;

function formatExamples(all: readonly Example[]): string {
  const width = Math.max(...all.map(([call]) => call.length));
  return all.map(([call, does]) => `  ${call.padEnd(width)}  ${does}`).join('\n');
}
