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
    file: 'src/core/services/claimed-volumes.ts',
    line: '({ container: { volumeMounts = [], volumeDevices = [] } }) =>',
    code: '[]',
    becomes: '["Stryker was here"]',
    reason: "A text has no name that is the volume's.",
  },
];
