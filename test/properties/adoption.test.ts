/** Whatever runs already: nothing of it meets a branch's pods by mistake, and who may talk to whom stays as it is. */
import fc from 'fast-check';
import { stringify } from 'yaml';
import { synthesize } from '../../src/constructs/synthesize';
import { planEnvironments } from '../../src/core/plan-environments';
import { isAllowed, type Direction } from '../support/network-policies';
import { arbitraryBase, type Base, type Labels, type PolicySpec } from './arbitrary-base';

interface Rendered {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly spec: unknown;
}

function baseObjects({ workloads, services, policies }: Base): Rendered[] {
  return [
    ...workloads.map((labels, index) => ({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: `w${String(index)}` },
      spec: {
        selector: { matchLabels: labels },
        template: { metadata: { labels }, spec: { containers: [{ name: 'main', image: 'acme/main:1' }] } },
      },
    })),
    ...services.map((selector, index) => ({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: `s${String(index)}` },
      spec: { selector, ports: [{ name: 'http', port: 80 }] },
    })),
    ...policies.map((spec, index) => ({
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: `p${String(index)}` },
      spec,
    })),
  ];
}

/** A root of all workloads, a branch with a fork of each, and one with some. */
function renderBeside(base: Base, external: boolean): Rendered[] {
  const names = base.workloads.map((_, index) => `w${String(index)}`);
  const services = (names: readonly string[], specification: object): string =>
    stringify({ services: Object.fromEntries(names.map((name) => [name, specification])) });
  const files = [
    {
      path: 'base.yaml',
      text: baseObjects(base)
        .map((object) => `---\n${JSON.stringify(object)}\n`)
        .join(''),
    },
    { path: 'envs/dev.yaml', text: services(names, { manifest: 'base.yaml', external }) },
    { path: 'envs/dev.a.yaml', text: services(names, {}) },
    { path: 'envs/dev.a.b.yaml', text: services(names.slice(1), { image: 'acme/main:2' }) },
  ];
  const { plan, diagnostics } = planEnvironments(files);
  // Two services that one Service is for are an error, and what is to be done about it is the user's.
  fc.pre(diagnostics.every(({ code }) => code !== 'shared-service'));
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return synthesize(plan).flatMap(({ manifests }) => manifests as unknown as Rendered[]);
}

function podsOf(manifests: readonly Rendered[], name: string): Labels {
  const found = manifests.find(({ kind, metadata }) => kind === 'Deployment' && metadata.name === name);
  return (found?.spec as { template: { metadata: { labels: Labels } } }).template.metadata.labels;
}

function forksOf(index: number): string[] {
  const name = `w${String(index)}`;
  return [`${name}-dev-a`, ...(index === 0 ? [] : [`${name}-dev-a-b`])];
}

test('no Service and no workload of the base selects the pods of a branch', () => {
  fc.assert(
    fc.property(arbitraryBase(), (base) => {
      const manifests = renderBeside(base, true);
      const forked = base.workloads.flatMap((_, index) =>
        forksOf(index).map((name) => podsOf(manifests, name)),
      );
      for (const selector of [...base.services, ...base.workloads]) {
        const selected = forked.filter((labels) =>
          Object.entries(selector).every(([key, value]) => labels[key] === value),
        );
        expect(selected).toEqual([]);
      }
    }),
  );
});

test('a fork may talk to whom its original may, and so may its peers', () => {
  fc.assert(
    fc.property(arbitraryBase(), fc.constantFrom<Direction>('Ingress', 'Egress'), (base, direction) => {
      const manifests = renderBeside(base, true);
      const copies = manifests
        .filter(({ kind }) => kind === 'NetworkPolicy')
        .map(({ spec }) => spec as PolicySpec);
      const after = [...base.policies, ...copies];
      base.workloads.forEach((target, index) => {
        base.workloads.forEach((peer, other) => {
          const before = isAllowed(base.policies, direction, { target, peer });
          for (const one of [target, ...forksOf(index).map((name) => podsOf(manifests, name))]) {
            for (const two of [peer, ...forksOf(other).map((name) => podsOf(manifests, name))]) {
              expect(isAllowed(after, direction, { target: one, peer: two })).toBe(before);
            }
          }
        });
      });
    }),
  );
});

test('nothing of the base is rendered where it is external, and else as it is', () => {
  fc.assert(
    fc.property(arbitraryBase(), (base) => {
      const objects = baseObjects(base);
      const names = objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`);
      const ofBase = (manifests: readonly Rendered[]): Rendered[] =>
        manifests.filter(({ kind, metadata }) => names.includes(`${kind} ${metadata.name}`));
      expect(ofBase(renderBeside(base, true))).toEqual([]);
      for (const { kind, metadata, spec } of ofBase(renderBeside(base, false))) {
        const own = objects.find((object) => object.kind === kind && object.metadata.name === metadata.name);
        expect(metadata).toEqual({ ...own?.metadata, namespace: 'default' });
        expect(withoutEnvironment(spec)).toEqual(own?.spec);
      }
    }),
  );
});

/** The one label that a rendered workload's pods get. */
function withoutEnvironment(spec: unknown): unknown {
  const { template, ...rest } = spec as { template?: { metadata: { labels: Labels } } };
  if (!template) return spec;
  const { 'virtual-env': environment, ...labels } = template.metadata.labels;
  expect(environment).toBe('dev');
  return { ...rest, template: { ...template, metadata: { labels } } };
}
