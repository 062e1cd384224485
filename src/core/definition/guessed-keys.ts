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
    'envtree renders the routes inside of the mesh; what comes in from outside is routed by a resource of your own, to the Service',
  ],
  [
    ['configMaps', 'configMap', 'config', 'secrets', 'secret'],
    'envtree renders none; refer to one of your own: envFrom: [{configMapRef: {name: ...}}]',
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
