import { podLabelsOf } from '../definition/given-instance';
import { isObject, type JsonObject } from '../definition/json';
import type { Settings } from '../definition/settings';
import type { Instance } from '../services/instance';
import { levelLabels } from '../services/level-labels';
import { instancesOf, type Model } from '../services/model';
import { objectBasics } from './object-basics';
import type { AdoptedObject } from './planned-object';
import type { Layer } from './layers';
import type { Labels } from './labels';
import { referToCompanions } from './refer-to-companions';

/**
 * The workloads of manifests that envtree deploys, with the environment's name at their pods, and nothing else changed
 * but the names of what comes with an environment below a root.
 */
export function planAdoptedWorkloads(model: Model): AdoptedObject[] {
  const refer = referToCompanions(model);
  return renderedInstances(model).flatMap((instance) =>
    (instance.given?.workloads ?? []).map((workload) => {
      const labelled = withPodLabels(workload, instance, model.tree.settings);
      return planAdopted(instance, refer(labelled, instance.environment), 'workloads');
    }),
  );
}

/** The Services that select them, as they are. */
export function planAdoptedServices(model: Model): AdoptedObject[] {
  return renderedInstances(model).flatMap((instance) =>
    (instance.given?.services ?? []).map((service) => planAdopted(instance, service, 'hosts')),
  );
}

function renderedInstances(model: Model): Instance[] {
  return instancesOf(model).filter(({ given }) => given?.deployedBy === 'envtree');
}

function planAdopted(instance: Instance, manifest: JsonObject, layer: Layer): AdoptedObject {
  const metadata = mapIn(manifest, 'metadata');
  return {
    ...objectBasics(instance, metadata.name as string),
    kind: 'Adopted',
    layer,
    labels: mapIn(metadata, 'labels') as Labels,
    annotations: mapIn(metadata, 'annotations') as Labels,
    manifest,
  };
}

/** What tags find the pods by, and what orders the tiers of a fallback; no selector has any of these. */
function withPodLabels(workload: JsonObject, { environment }: Instance, settings: Settings): JsonObject {
  const spec = mapIn(workload, 'spec');
  const template = mapIn(spec, 'template');
  const own = { [settings.label]: environment.name, ...levelLabels(environment, settings) };
  const metadata = { ...mapIn(template, 'metadata'), labels: { ...podLabelsOf(workload), ...own } };
  return { ...workload, spec: { ...spec, template: { ...template, metadata } } };
}

function mapIn(object: JsonObject, key: string): JsonObject {
  const inner = object[key];
  return isObject(inner) ? inner : {};
}
