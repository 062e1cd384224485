/** Every code that a diagnostic can have, with what it says in general. */
export const diagnosticCodes = {
  // Files
  'no-environments': 'The folder, or its `envs/`, is not there, or has no environment file in it',
  'unreadable-file': 'A file cannot be read, or is a link out of the folder or to a folder',
  'not-utf8': 'A file is not text in UTF-8',
  'empty-file': 'An environment file says nothing; it may have been cut off',
  'cut-off': 'A file does not end in a line break; it may have been cut off',
  'wrong-file-ending': 'An environment file does not end in `.yaml`',
  'file-in-subfolder': 'An environment file lies in a folder below `envs/`',
  'duplicate-environment': 'Two files stand for one environment',

  // YAML
  'yaml-syntax': 'A file is not YAML',
  'merge-conflict': 'A file with the markers of a merge that nobody has resolved',
  tab: 'A tab indents a line; YAML takes spaces only',
  'several-documents': 'A file holds more than one YAML document',
  'duplicate-key': 'A key stands twice in one map',
  'merge-key': 'A `<<` merge key, which YAML 1.2 does not have',
  'ambiguous-scalar': 'A plain value that YAML 1.1 and YAML 1.2 read differently',

  // Keys and values
  'unknown-key': 'A key that envtree does not know',
  'unknown-field': 'A field that Kubernetes or Istio has no place for',
  'reserved-key': '`path` or `values` in an environment file, which an ApplicationSet would overwrite',
  'misplaced-key': "A key that belongs elsewhere, or is envtree's own to write",
  'not-yet-supported': 'A key of a later version of envtree',
  'wrong-type': 'A value of another type than the key takes',
  'wrong-value': 'A value of the right type that the key does not take',
  'missing-field': 'A map without a field that it has to have',
  'excluding-fields': 'Two fields of which Kubernetes or Istio takes one',
  'unknown-kind': 'A `kind` other than Deployment and StatefulSet',

  // Settings
  'unknown-preview': 'A preview host leads to a service that there is not, or one that nobody calls by HTTP',
  'preview-too-long': "An environment's name is too long for a host of its own",
  'gateway-without-host':
    'A service with `gateways` and no `hosts`, or the other way round, or an `edge` without gateways',
  'gateway-host-twice': 'Two services have one host at a gateway, or a service has a preview host',
  'wrong-alias': 'An alias that is no carrier, or several, or whose pattern finds no name',

  // Environments
  'name-differs': "The `name` in a file is not the file's",
  'illegal-level': "A level of an environment's name is not a DNS label",
  'name-too-long': "An environment's name, or a level of it, is longer than 63 characters",
  'unknown-default': 'The `default` of the settings is no root',
  'no-default': 'There are several roots, and the settings name no `default`',
  'namespace-below-root': 'A `namespace` in an environment that is no root',
  'extends-below-root': 'An `extends` in an environment that is no root',
  'unknown-base': 'An `extends` of what is no root, or has no file',
  'extends-circle': 'A root that extends itself, by whatever way',
  'no-root-file': 'A root has no file of its own (a warning, where all services below it are new)',

  // What runs already
  'unreadable-manifest': 'A manifest cannot be read, or is a link out of the folder',
  'manifest-syntax': "A manifest is no YAML, no object of Kubernetes, or a chart's template",
  'other-namespace': 'An object that comes with an environment says that it is in another namespace',
  'sealed-by-name': 'A SealedSecret below a root, which cannot be opened by the name that it gets there',
  'no-such-workload': 'A manifest has no workload of that name, and no Service of it that selects one',
  'several-workloads': 'Several workloads are meant, of which one has to be chosen',
  'shared-service': 'Two services would be called by one Service',
  'service-without-selector': 'A Service without a selector, whose pods nobody knows',
  'unknown-container': 'A container is named that the workload has not',
  'unknown-service-port': "A port is named that the manifest's Service has not",
  'not-forkable': 'An environment changes what only its root can have',
  'not-kept-apart': "A Service of others selects an environment's pods as well",
  'other-routes': 'A VirtualService of others has routes for a service that environments have',
  'unordered-tiers': 'The pods of an external instance lack the label that orders a fallback (a warning)',
  'shared-with-original': 'A fork shares what its original needs for itself (a warning)',

  // Services
  'new-service': 'A service that no environment above has, and that does not say `new: true`',
  'not-new': 'A `new: true` of a service that an environment above has, or in a root',
  'missing-image': 'A service has no image, neither here nor above',
  'different-kind': "A `kind` that differs from the parent environment's",
  'reserved-label': 'A label that envtree sets itself',
  'duplicate-port': 'A port number or name stands twice in one service',
  'unnamed-port': 'Several ports of a Service, one of them without a name',
  'no-port': 'Settings of a Service or of routing for a service without ports',
  'not-topmost': "A setting of the one Service, or of its routes, outside the service's topmost environment",
  'unknown-call': 'A service calls one that there is not',
  'calls-without-beginning':
    'A `calls` below the environment where the service begins, which says nothing of its calls',
  'carrier-changed': 'A route of a service changes the header with the environment',
  'carrier-match': 'A rule of `http` that matches the header with the environment itself',
  'unreachable-rule': 'A rule of `http` after one that every request matches',
  'answer-without-match':
    'A `redirect` or `directResponse` for every request, so that no environment answers',
  'locality-setting': 'A `localityLbSetting`, which the live fallback needs for itself',
  'too-large': 'A VirtualService has more routes than the API server can store',
  'name-clash': 'Two objects of one kind would get one name',
  'duplicate-container': 'A further container has the name of another one',
  'duplicate-volume': 'A volume, or a path that one is mounted at, stands twice in one pod',
  'unknown-volume': 'A container mounts a volume that the pod has not',
  'unknown-port': 'A probe asks a port by a name that its container has not',
  'request-above-limit':
    'A container requests more of a resource than its limit, or what has to have one without it',
  'service-type': 'A field of a Service that does not go with its `type`',
  'port-not-http': 'A port that is not HTTP, in a service with several instances (a warning)',
  'port-missing': 'An instance lacks a port of its Service (a warning)',
  'port-differs': 'A service has other ports in one namespace than in another (a warning)',
  'port-without-service': 'An instance has a port that its Service lacks (a warning)',
  'not-isolated': 'An isolated environment has what cannot be isolated (a warning)',

  // What `envtree check` alone tells
  'changes-nothing': 'An environment of which nothing is rendered, and that has none below it (a warning)',
  expired: 'An environment that is past the last day on which it is needed (a warning)',
  'similar-name': 'A name that is probably a slip of the one beside it (a warning)',
  'missing-level':
    'A level between an environment and those that have files, which no other one is below (a warning)',
  'same-as-parent': 'An instance that is made of the same as the one above it (a warning)',
  'image-without-tag': 'An image without a tag or a digest (a warning)',
  'shared-claim': 'An instance writes to the volume claim of the one above it (a warning)',
  'many-routes': 'A service has more than 256 routes (a warning)',
  'large-object': 'A service has more than 256 KB of routes (a warning)',
  'unknown-calls': 'A service does not say what it calls, and others of its root do (a warning)',
} as const;

export type DiagnosticCode = keyof typeof diagnosticCodes;

/** The warnings, each of which can be switched off; those of a service for that service alone, too. */
export const serviceWarnings = [
  'port-not-http',
  'port-missing',
  'port-differs',
  'port-without-service',
  'unordered-tiers',
  'shared-with-original',
  'not-isolated',
  'same-as-parent',
  'image-without-tag',
  'shared-claim',
  'many-routes',
  'large-object',
  'unknown-calls',
] as const satisfies readonly DiagnosticCode[];

export const warningCodes = [
  'no-root-file',
  'changes-nothing',
  'expired',
  'similar-name',
  'missing-level',
  ...serviceWarnings,
] as const;

export type WarningCode = (typeof warningCodes)[number];

/** The warnings that are not told. */
export type SilentWarnings = Readonly<Partial<Record<WarningCode, 'off'>>>;
