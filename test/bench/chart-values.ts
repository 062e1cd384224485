import { ancestorChain } from '../../src/core/environment/environment-name';
import { root, type GeneratedBranch, type GeneratedService, type GeneratedTree } from './generated-tree';

/**
 * The values of the chart in chart/, as YAML. They say already what envtree has to find out: in which order the routes
 * have to stand, and which instances answer in whose place.
 */
export function chartValues({ environments, services }: GeneratedTree): string {
  const below = environments.filter((name) => name !== root).map((name) => `  - ${name}\n`);
  const ofServices = services.map((service) => {
    const branches = [...service.branches].sort(deepestFirst).map((it) => describeBranch(it, service));
    return `  - name: ${service.name}\n    image: ${service.image}\n    branches:${branches.join('') || ' []'}\n`;
  });
  return `root: ${root}\nenvironments:\n${below.join('')}services:\n${ofServices.join('')}`;
}

function describeBranch({ environment, image }: GeneratedBranch, { branches }: GeneratedService): string {
  const having = new Set([root, ...branches.map((it) => it.environment)]);
  const tiers = ancestorChain(environment, '.').filter((name) => having.has(name));
  return `\n      - { environment: ${environment}, image: "${image}", tiers: [${tiers.reverse().join(', ')}] }`;
}

function deepestFirst(one: GeneratedBranch, other: GeneratedBranch): number {
  const depths = levels(other) - levels(one);
  return depths === 0 ? (one.environment < other.environment ? -1 : 1) : depths;
}

function levels({ environment }: GeneratedBranch): number {
  return environment.split('.').length;
}
