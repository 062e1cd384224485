/** What holds for the manifests themselves, whatever the tree. */
import fc from 'fast-check';
import type { Manifest, ServiceSpec, VirtualServiceSpec } from '../support/manifests';
import { arbitraryTree } from './arbitrary-tree';
import { filesOf, renderFiles, renderTree } from './render-tree';
import type { Tree } from './tree';

test('the order of the files changes no byte', () => {
  const files = arbitraryTree().map(filesOf);
  const shuffled = files.chain((all) =>
    fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
  );
  const property = fc.property(shuffled, ([all, inOtherOrder]) => {
    expect(JSON.stringify(renderFiles(inOtherOrder))).toBe(JSON.stringify(renderFiles(all)));
  });
  fc.assert(property, { numRuns: 100 });
});

test('a service has two routes for each instance beside the default one, and one for the rest', () => {
  const property = fc.property(arbitraryTree(), (tree) => {
    const { manifests } = renderTree(tree);
    fc.pre(manifests !== undefined);
    const tables = manifests.filter(({ kind }) => kind === 'VirtualService');
    const counts = tables.map(({ spec }) => countRoutes(spec as VirtualServiceSpec));
    const expected = tables.map(({ spec }) => {
      const [host = ''] = (spec as VirtualServiceSpec).hosts;
      return 2 * countOthers(host.split('.')[0] ?? '', tree) + 1;
    });
    expect(counts).toEqual(expected);
    const isHeadless = ({ spec }: Manifest): boolean => (spec as ServiceSpec).clusterIP === 'None';
    const addresses = manifests.filter((object) => object.kind === 'Service' && !isHeadless(object));
    expect(tables).toHaveLength(addresses.length);
  });
  fc.assert(property, { numRuns: 100 });
});

/** Envoy has a route for each entry of a match. */
function countRoutes({ http = [] }: VirtualServiceSpec): number {
  return http.reduce((sum, { match = [] }) => sum + Math.max(1, match.length), 0);
}

/** The instances of a service beside the default root's. */
function countOthers(service: string, { environments, defaultEnvironment }: Tree): number {
  return environments.filter(
    ({ name, services }) => services.includes(service) && name !== defaultEnvironment,
  ).length;
}

test('objects that would get one name are an error, and nothing else is', () => {
  const property = fc.property(arbitraryTree(), (tree) => {
    const { manifests, diagnostics } = renderTree(tree);
    const errors = diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code);
    expect([...new Set(errors)]).toEqual(haveWorkloadsOneName(tree) ? ['name-clash'] : []);
    const names = (manifests ?? []).map(nameOf);
    expect(names).toEqual([...new Set(names)]);
  });
  fc.assert(property, { numRuns: 400 });
});

function nameOf({ kind, metadata }: Manifest): string {
  return [kind, metadata.namespace, metadata.name].join('/');
}

/** "orders" in "dev.qa" and "orders-dev" in "qa" are both "orders-dev-qa". */
function haveWorkloadsOneName({ environments, settings }: Tree): boolean {
  const names = environments.flatMap(({ name, services }) => {
    const levels = name.split(settings.splitter);
    const namespace = environments.find((it) => it.name === levels[0])?.namespace ?? settings.namespace;
    const escaped = levels.map((level) => level.replaceAll('-', '--')).join('-');
    return services.map((service) => `${namespace}/${service}-${escaped}`);
  });
  return new Set(names).size < names.length;
}
