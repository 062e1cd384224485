/** A tree that is the same wherever it is made: a root of services, and environments of three of them each. */
export interface GeneratedTree {
  /** By path, as a user would have written them. */
  readonly files: Readonly<Record<string, string>>;
  /** Names of all environments, the root first, each after the one above it. */
  readonly environments: readonly string[];
  /** Every service, with what the root and the branches say of it. */
  readonly services: readonly GeneratedService[];
}

export interface GeneratedService {
  readonly name: string;
  readonly image: string;
  readonly branches: readonly GeneratedBranch[];
}

export interface GeneratedBranch {
  readonly environment: string;
  readonly image: string;
}

export const root = 'dev';
const servicesOfRoot = 200;

/** Of each five environments, the first is below the root, and the others are below it. */
const familySize = 5;

/** A tree of `count` environments below the root, on three levels. */
export function generateTree(count: number): GeneratedTree {
  const names = Array.from({ length: servicesOfRoot }, (_, index) => `service-${number(index, 3)}`);
  const environments = Array.from({ length: count }, (_, index) => nameOf(index));
  const services = names.map((name) => ({
    name,
    image: `acme/${name}:1.0`,
    branches: [] as GeneratedBranch[],
  }));
  environments.forEach((environment, index) => {
    for (const service of placesOf(index).flatMap((place) => services[place] ?? []))
      service.branches.push({
        environment,
        image: `acme/${service.name}:${environment.replaceAll('.', '-')}`,
      });
  });
  return { files: filesOf(services, environments), environments: [root, ...environments], services };
}

function number(index: number, digits: number): string {
  return String(index + 1).padStart(digits, '0');
}

function nameOf(index: number): string {
  const family = `${root}.p${number(Math.floor(index / familySize), 4)}`;
  const member = index % familySize;
  return member === 0 ? family : `${family}.user${member}`;
}

/** Three services, never one twice; those of a family have some in common. */
function placesOf(index: number): number[] {
  const first = Math.floor(index / familySize) * 7;
  return [0, 1, 2].map((turn) => (first + ((index % familySize) + turn) * 31) % servicesOfRoot);
}

function filesOf(
  services: readonly GeneratedService[],
  environments: readonly string[],
): Record<string, string> {
  const lines = new Map(environments.map((name) => [name, [] as string[]]));
  for (const { name, branches } of services) {
    for (const { environment, image } of branches)
      lines.get(environment)?.push(`  ${name}: { image: ${image} }\n`);
  }
  const texts = [...lines].map(([name, of]) => [`envs/${name}.yaml`, `services:\n${of.join('')}`] as const);
  const ofRoot = services.map(({ name, image }) => describeService(name, image)).join('');
  return { [`envs/${root}.yaml`]: `services:\n${ofRoot}`, ...Object.fromEntries(texts) };
}

/** What a service of the root has; chart/values.yaml's defaults are the same. */
function describeService(name: string, image: string): string {
  return `  ${name}:
    image: ${image}
    ports: [8080]
    env: { LOG_LEVEL: info }
    resources: { requests: { cpu: 100m, memory: 64Mi } }
    readinessProbe: { httpGet: { path: /ready, port: http } }
`;
}
