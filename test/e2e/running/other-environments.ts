import { parse } from 'yaml';
import type { Files } from './case';

interface Root {
  readonly services: Readonly<Record<string, { readonly replicas?: number }>>;
}

const changesOfEach = 3;

/**
 * The files of further environments, `dev.p001` and so on, each with an image of its own for three of those services of
 * the root that have no pods.
 */
export function otherEnvironments(count: number, root: string): Files {
  const { services } = parse(root) as Root;
  const names = Object.keys(services).filter((name) => services[name]?.replicas === 0);
  const files = Array.from({ length: count }, (_, index) => {
    const level = `p${String(index + 1).padStart(3, '0')}`;
    const changed = names.map((name) => [name, { image: `acme/${name}:${level}` }] as const);
    const start = index * changesOfEach;
    const chosen = Array.from(
      { length: changesOfEach },
      (_none, turn) => changed[(start + turn) % names.length],
    );
    return [
      `envs/dev.${level}.yaml`,
      { services: Object.fromEntries(chosen.flatMap((it) => (it ? [it] : []))) },
    ] as const;
  });
  return Object.fromEntries(files);
}
