import { isDeepStrictEqual } from 'node:util';
import type { Standing } from './cluster-before';
import { isSelected, type Labels, type Manifest, type ServiceSpec, type WorkloadSpec } from './manifests';

/** What `manifests` would do to what somebody else has in the cluster; empty where that stays as it is. */
export function findIntrusions(manifests: readonly Manifest[], before: readonly Standing[]): string[] {
  const base = before.flatMap(({ objects }) => objects);
  const taken = base.filter((object) => manifests.some((it) => idOf(it) === idOf(object)));
  return [...taken.map((object) => `${idOf(object)} is taken over`), ...findSelected(manifests, base)];
}

/**
 * How `manifests` differ from the objects of a base that envtree is to render as they are, but for the label of the
 * environment at their pods; empty where each is there, and selects none of the other workloads' pods.
 */
export function findChanges(
  manifests: readonly Manifest[],
  base: readonly Manifest[],
  label = 'virtual-env',
): string[] {
  const differing = base.flatMap((object) => {
    const rendered = manifests.find((it) => idOf(it) === idOf(object));
    if (!rendered) return [`${idOf(object)} is not rendered`];
    const isSame = isDeepStrictEqual(plain(withoutLabel(rendered, label)), plain(object));
    return isSame ? [] : [`${idOf(object)} is changed`];
  });
  const others = manifests.filter((it) => !base.some((object) => idOf(object) === idOf(it)));
  return [...differing, ...findSelected(others, base)];
}

/** The pods of `manifests` that a Service or a workload of `base` selects. */
function findSelected(manifests: readonly Manifest[], base: readonly Manifest[]): string[] {
  return base.flatMap((object) => {
    const selector = selectorOf(object);
    if (Object.keys(selector).length === 0) return [];
    return manifests
      .filter((it) => namespaceOf(it) === namespaceOf(object) && isSelected(podLabelsOf(it), selector))
      .map((it) => `${idOf(object)} selects the pods of ${idOf(it)}`);
  });
}

function selectorOf({ kind, spec }: Manifest): Labels {
  if (kind === 'Service') return (spec as ServiceSpec).selector ?? {};
  // What else selects pods, as a PodDisruptionBudget, may well mean a branch's, too.
  const isWorkload = (spec as Partial<WorkloadSpec> | undefined)?.template !== undefined;
  return isWorkload ? (spec as WorkloadSpec).selector.matchLabels : {};
}

function podLabelsOf({ spec }: Manifest): Labels {
  return (spec as Partial<WorkloadSpec> | undefined)?.template?.metadata.labels ?? {};
}

function namespaceOf({ metadata: { namespace = 'default' } }: Manifest): string {
  return namespace;
}

function idOf(object: Manifest): string {
  return `${object.kind} ${namespaceOf(object)}/${object.metadata.name}`;
}

/** The namespace goes without saying, and so do labels and annotations where there are none. */
function plain({ metadata, ...rest }: Manifest): object {
  const {
    labels = {},
    annotations = {},
    ...others
  } = metadata as Manifest['metadata'] & Record<string, unknown>;
  return { ...rest, metadata: { namespace: 'default', ...others, labels, annotations } };
}

function withoutLabel(manifest: Manifest, label: string): Manifest {
  if (Object.keys(podLabelsOf(manifest)).length === 0) return manifest;
  const spec = manifest.spec as WorkloadSpec;
  const labels = Object.fromEntries(Object.entries(podLabelsOf(manifest)).filter(([key]) => key !== label));
  const metadata = { ...spec.template.metadata, labels };
  return { ...manifest, spec: { ...spec, template: { ...spec.template, metadata } } };
}
