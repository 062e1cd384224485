import { kindOf, podLabelsOf, type GivenInstance } from '../definition/given-instance';
import { mapAt, type JsonObject } from '../definition/json';
import type { Settings } from '../definition/settings';
import type { Instance } from '../services/instance';
import { levelLabels } from '../services/level-labels';
import type { Model } from '../services/model';
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
  return planOnce(model, (instance, given) =>
    given.workloads.map((workload) => {
      const labelled = withPodLabels(workload, instance, model.tree.settings);
      return planAdopted(instance, refer(labelled, instance.environment), 'workloads');
    }),
  );
}

/** The Services that select them, as they are. */
export function planAdoptedServices(model: Model): AdoptedObject[] {
  return planOnce(model, (instance, { services, otherServices }) =>
    [...services, ...otherServices].map((service) => planAdopted(instance, service, 'hosts')),
  );
}

/** What several services of an environment have: a Service may select the pods of all of them. */
function planOnce(
  model: Model,
  plan: (instance: Instance, given: GivenInstance) => AdoptedObject[],
): AdoptedObject[] {
  const planned = model.instances.flatMap((instance) => {
    return instance.given?.deployedBy === 'envtree' ? plan(instance, instance.given) : [];
  });
  return [...new Map(planned.map((object) => [keyOf(object), object])).values()];
}

function keyOf({ namespace, environment, name, manifest }: AdoptedObject): string {
  return [namespace, environment, kindOf(manifest), name].join('/');
}

function planAdopted(instance: Instance, manifest: JsonObject, layer: Layer): AdoptedObject {
  const metadata = mapAt(manifest, 'metadata');
  return {
    ...objectBasics(instance, metadata.name as string),
    kind: 'Adopted',
    layer,
    labels: mapAt(metadata, 'labels') as Labels,
    annotations: mapAt(metadata, 'annotations') as Labels,
    manifest,
  };
}

/** What tags find the pods by, and what orders the tiers of a fallback; no selector has any of these. */
function withPodLabels(workload: JsonObject, { environment }: Instance, settings: Settings): JsonObject {
  const spec = mapAt(workload, 'spec');
  const template = mapAt(spec, 'template');
  const own = { [settings.label]: environment.name, ...levelLabels(environment, settings) };
  const metadata = { ...mapAt(template, 'metadata'), labels: { ...podLabelsOf(workload), ...own } };
  return { ...workload, spec: { ...spec, template: { ...template, metadata } } };
}
