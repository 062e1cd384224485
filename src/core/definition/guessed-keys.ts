/** What is said of a key that people guess, each with the words that it is guessed by. */
const guesses: readonly (readonly [readonly string[], string])[] = [
  [
    ['hpa', 'autoscaling', 'autoscaler', 'horizontalPodAutoscaler'],
    'envtree renders no autoscaler; leave out "replicas", and one of your own sets them',
  ],
  [
    ['sidecars', 'sidecar', 'extraContainers', 'containers'],
    'The service itself is its first container; further ones belong under "pod": pod: {containers: [...]}',
  ],
  [
    ['schedule', 'cron', 'cronJob', 'job', 'jobs'],
    'A service is a Deployment or a StatefulSet; a Job or a CronJob needs no environment of its own, and is rendered elsewhere',
  ],
  [
    ['ingress', 'ingresses', 'gateway', 'virtualService'],
    "What comes in from outside is routed by Istio's Gateways: gateways: [NAMESPACE/NAME], hosts: [HOST] in the service",
  ],
  [
    ['configMaps', 'configMap', 'config', 'secrets', 'secret'],
    'The environment brings it along by its file, objects: [PATH], and a container refers to it: envFrom: [{configMapRef: {name: ...}}]',
  ],
  [
    ['parent', 'parents', 'base', 'inherit', 'inherits', 'from'],
    'The file\'s name says what is above it: dev.proj1 is below dev; a root takes over another one by "extends"',
  ],
  [
    ['apiVersion', 'metadata'],
    'An object of Kubernetes lies outside of envs/, and a service takes it from there: services: {NAME: {manifest: PATH}}',
  ],
  [['environment', 'environments', 'variables', 'envVars'], 'A container\'s variables stand under "env"'],
];

const hints: ReadonlyMap<string, string> = new Map(
  guesses.flatMap(([words, hint]) => words.map((word) => [word.toLowerCase(), hint] as const)),
);

/** What to do instead, for a key that there is not and that somebody may well expect. */
export function hintGuessed(key: string): string | undefined {
  return hints.get(key.toLowerCase());
}
