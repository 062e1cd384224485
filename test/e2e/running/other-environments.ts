import { parse } from 'yaml';
import { present } from '../../../src/core/diagnostics/present';
import type { Files } from './case';

interface Root {
  readonly services: Readonly<Record<string, { readonly replicas?: number }>>;
}

const changesOfEach = 3;

/**
 * The files of further environments, `dev.p001` and so on, each with an image of its own for three of those services of
 * the root that have no pods.
 */
export function otherEnvironments(count: number, rootText: string): Files {
  const root = parse(rootText) as Root;
  const names = Object.keys(root.services).filter((name) => root.services[name]?.replicas === 0);
  const files = Array.from({ length: count }, (_, index) => {
    const level = `p${String(index + 1).padStart(3, '0')}`;
    const changed = Array.from({ length: changesOfEach }, (_none, turn) =>
      present(names[(index * changesOfEach + turn) % names.length]),
    );
    const services = changed.map((name) => [name, { image: `acme/${name}:${level}` }] as const);
    return [`envs/dev.${level}.yaml`, { services: Object.fromEntries(services) }] as const;
  });
  return Object.fromEntries(files);
}
