import { nameOf, selectorOfService } from '../definition/given-instance';
import type { JsonObject } from '../definition/json';
import type { Settings } from '../definition/settings';
import { error, type Diagnostic } from '../diagnostics/diagnostic';
import { knownIn } from '../environment/environment-tree';
import { selects, type Labels } from '../manifests/label-selector';
import { podLabels } from '../plan/labels';
import type { Instance } from '../services/instance';
import { locateInstance, locateInInstance } from '../services/locate-in-instance';
import type { Model } from '../services/model';
import { selectedAbove } from '../services/selected-above';
import { isUncertain } from '../services/uncertainty';
import { nameServices } from './name-services';

/** The pods of an instance that a Service of others would take for its own: requests for the base would meet them. */
export function notKeptApart(model: Model): Diagnostic[] {
  const { tree } = model;
  const ofOthers = model.instances.flatMap(checkGiven);
  const ofOurs = model.instances
    .filter(({ given }) => !given)
    .filter((instance) => !isUncertain(instance, ['labels'], tree))
    .flatMap((instance) => {
      const { services } = knownIn(instance.environment.namespace, tree);
      return services.length === 0 ? [] : describe(instance, services, tree.settings);
    });
  return [...ofOthers, ...ofOurs];
}

/** The pods of what somebody else deploys below a given instance, by whose Service the upper one is met. */
function checkGiven(instance: Instance): Diagnostic[] {
  const { service, environment } = instance;
  const found = selectedAbove(instance);
  if (!found) return [];
  const { above, service: main } = found;
  return [
    error({
      code: 'not-kept-apart',
      message: `The Service "${nameOf(main)}", by which "${service}" is met in "${above.environment.name}", selects its pods in "${environment.name}" as well`,
      location: locateInstance(instance),
      related: [{ message: `"${service}" in "${above.environment.name}"`, location: locateInstance(above) }],
      hint: `Whoever deploys that Service has it select by one more label, which these pods have not; or take "${service}" out here.`,
    }),
  ];
}

function describe(instance: Instance, services: readonly JsonObject[], settings: Settings): Diagnostic[] {
  const labels = podLabels(instance, settings);
  const selecting = services.filter((service) => selects(selectorOfService(service), labels));
  if (selecting.length === 0) return [];
  const names = nameServices(selecting);
  const { service, environment, fork } = instance;
  return [
    error({
      code: 'not-kept-apart',
      message: `The ${names} of others would select the pods of "${service}" in "${environment.name}" as well`,
      location: locateCause(instance, selecting),
      hint: hintOf(selecting, fork?.given.distinguish),
    }),
  ];
}

/** The label that the file gives the pods, if it is that. */
function locateCause(instance: Instance, selecting: readonly JsonObject[]): Diagnostic['location'] {
  const { labels: said = {} } = instance.specification;
  const keys = selecting.flatMap((service) => Object.keys(selectorOfService(service)));
  const cause = keys.find((key) => Object.hasOwn(said, key) && said[key] !== instance.fork?.original[key]);
  return cause === undefined ? locateInstance(instance) : locateInInstance(instance, ['labels', cause]);
}

function hintOf(selecting: readonly JsonObject[], distinguish: string | undefined): string {
  const selectors = selecting.map((service): Labels => selectorOfService(service));
  const keys = [...new Set(selectors.flatMap((selector) => Object.keys(selector)))].join(', ');
  if (distinguish === undefined)
    return `It selects by: ${keys}. Give the pods another label, or the service another name.`;
  return `"distinguish" has to be a label that it selects by: ${keys}`;
}
