export const services = [
  {
    file: 'src/core/services/tier-order.ts',
    code: 'index === 0',
    becomes: 'true',
    reason:
      'Any other tier is among those that it would be told from, so that nothing is found; it only takes longer.',
  },
  {
    file: 'src/core/services/ports.ts',
    code: "''",
    becomes: '"Stryker was here!"',
    reason: 'No protocol is called so, nor starts with that word.',
  },
  {
    file: 'src/core/services/address.ts',
    code: 'a.environment.name < b.environment.name',
    becomes: 'a.environment.name <= b.environment.name',
    reason: 'No two instances of a service are of one environment.',
  },
  {
    file: 'src/core/services/instance.ts',
    code: 'a < b',
    becomes: 'a <= b',
    reason: 'Services are grouped by name, so that no two names are alike.',
  },
  {
    file: 'src/core/services/ports.ts',
    line: '...(specification.pod?.containers ?? []).flatMap(({ ports }) => ports ?? []),',
    code: '[]',
    becomes: '["Stryker was here"]',
    reason: 'A text has neither the name nor the number that a port is looked up by.',
  },
  {
    file: 'src/core/services/ports.ts',
    line: '...sidecars.flatMap(({ ports }) => ports ?? []),',
    code: '[]',
    becomes: '["Stryker was here"]',
    reason: 'A text has neither the name nor the number that a port is looked up by.',
  },
  {
    file: 'src/core/services/isolated-ports.ts',
    code: 'called.filter(({ service }) => service === instance.service)',
    becomes: 'called',
    reason: 'An instance is of one service, so that others do not have it; it only takes longer.',
  },
  {
    file: 'src/core/services/isolated-ports.ts',
    code: 'service === instance.service',
    becomes: 'true',
    reason: 'An instance is of one service, so that others do not have it; it only takes longer.',
  },
];
