import { planEnvironments, type PlannedEnvironments } from '../../src/core/plan-environments';

/** The plan of environment files, by name, and of settings; the end of a text's last line goes without saying. */
export function planOf(environments: Readonly<Record<string, string>>, settings = '{}'): PlannedEnvironments {
  const files = Object.entries(environments).map(([name, text]) => ({
    path: `envs/${name}.yaml`,
    text: endLine(text),
  }));
  return planEnvironments([...files, { path: 'envtree.yaml', text: endLine(settings) }]);
}

function endLine(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}

/** What is said of them: `dev.yaml:1:1 code`. */
export function saidOf({ diagnostics }: Pick<PlannedEnvironments, 'diagnostics'>): string[] {
  return diagnostics.map(({ code, location: { file, line, column } }) => {
    return `${file.replace('envs/', '')}:${String(line)}:${String(column)} ${code}`;
  });
}

/** An environment's text, whose one service begins there, below a root. */
export function asNew(text: string): string {
  return text.replace('image', 'new: true, image');
}
