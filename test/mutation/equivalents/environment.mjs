export const environment = [
  {
    file: 'src/core/environment/environment-tree.ts',
    code: 'a.name < b.name',
    becomes: 'a.name <= b.name',
    reason: 'Definitions are of different environments, so that no two names are alike.',
  },
  {
    file: 'src/core/environment/bases.ts',
    code: 'base === undefined',
    becomes: 'false',
    reason: 'No root is called undefined; the condition is there for the types.',
  },
  {
    file: 'src/core/environment/environment-tree.ts',
    code: '[definition, ...bases].some(({ services }) => Object.hasOwn(services, service))',
    becomes: '[definition, ...bases].every(({\n  services\n}) => Object.hasOwn(services, service))',
    reason:
      'Roots alone extend others; one that is wrong has instances of what it extends, which leave as much open.',
  },
];
