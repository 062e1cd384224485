import type { SourceFile } from '../../src/core/definition/source-file';
import { planEnvironments, type PlannedEnvironments } from '../../src/core/plan-environments';
import { kindOfObject, type AdoptedObject } from '../../src/core/plan/planned-object';
import { objectsOfKind } from './objects-of-kind';

export type Files = Readonly<Record<string, string>>;

/** The plan of environment files by name, and of others by path; `read` hears of each that is read. */
export function planWith(
  environments: Files,
  files: Files,
  { read, settings = '{}' }: { read?: (path: string) => void; settings?: string } = {},
): PlannedEnvironments {
  const sources = Object.entries(environments).map(([name, text]) => ({
    path: `envs/${name}.yaml`,
    text: `${text}\n`,
  }));
  const readFile = (path: string): SourceFile => {
    read?.(path);
    return { path, text: files[path] ?? '' };
  };
  return planEnvironments([...sources, { path: 'envtree.yaml', text: `${settings}\n` }], { readFile });
}

export function objectNamed(planned: PlannedEnvironments, name: string): AdoptedObject | undefined {
  return objectsOfKind(planned.plan, 'Adopted').find((object) => object.name === name);
}

export function namesOf({ plan }: PlannedEnvironments): string[] {
  return objectsOfKind(plan, 'Adopted').map((object) => `${kindOfObject(object)} ${object.name}`);
}

/** Objects of one line each: `v1 ConfigMap settings {data: {a: b}}`. */
export function manifests(...lines: readonly string[]): string {
  return lines
    .map((line) => {
      const [, version, kind, name, rest] = /^(\S+) (\S+) (\S+) ?(.*)$/.exec(line) ?? [];
      const metadata = `metadata: { name: ${name ?? ''} }`;
      return `{ apiVersion: ${version ?? ''}, kind: ${kind ?? ''}, ${metadata}${rest ? `, ${rest}` : ''} }\n`;
    })
    .join('---\n');
}
