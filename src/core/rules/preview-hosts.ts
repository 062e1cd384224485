import { locateKey, locateValue } from '../definition/document-locations';
import type { Preview } from '../definition/settings';
import { wasPruned } from '../definition/was-pruned';
import { error, startOfFile, type Diagnostic } from '../diagnostics/diagnostic';
import { didYouMean } from '../diagnostics/suggest';
import type { Environment } from '../environment/environment-tree';
import { previewHost } from '../names/istio-names';
import type { Model } from '../services/model';
import { previewedService } from '../services/preview';
import { mayHaveOtherServices } from '../services/uncertainty';

/** A preview host leads to a service that there is, and an environment's name fits into one. */
export function previewHosts(model: Model): Diagnostic[] {
  const { environments, settings, settingsPruned } = model.tree;
  const { preview } = settings;
  if (!preview && wasPruned(settingsPruned, ['preview'])) return [];
  if (!preview) return [...environments.values()].flatMap(checkWithoutSettings);
  return [
    ...checkDefault(preview, model),
    ...[...environments.values()].flatMap((environment) => checkEnvironment(environment, preview, model)),
  ];
}

/** Without the settings' host nobody knows by which an environment is entered. */
function checkWithoutSettings({ definition }: Environment): Diagnostic[] {
  if (definition.preview === undefined || definition.preview === false) return [];
  return [
    error({
      code: 'unknown-preview',
      message: 'No preview host is known',
      location: locateKey(definition.locations, ['preview']),
      hint: 'Say it for all environments in envtree.yaml: preview: { host: "{env}.preview.example.com", ... }',
    }),
  ];
}

function checkDefault({ service }: Preview, model: Model): Diagnostic[] {
  const location = locateValue(model.tree.settingsLocations, ['preview', 'service']);
  return checkService(service, { location, model });
}

function checkEnvironment(environment: Environment, preview: Preview, model: Model): Diagnostic[] {
  const { name, definition } = environment;
  const service = previewedService(environment, preview);
  if (service === undefined) return [];
  const isOwn = typeof definition.preview === 'object' && definition.preview.service !== undefined;
  const location = locateValue(definition.locations, ['preview', 'service']);
  const found = isOwn ? checkService(service, { location, model }) : [];
  if (previewHost(preview.host, name, model.tree.settings.splitter) !== undefined) return found;
  return [
    ...found,
    error({
      code: 'preview-too-long',
      message: `The name "${name}" is longer, each hyphen doubled, than the 63 characters of a host's first part`,
      location: startOfFile(definition.locations.file),
      hint: 'Take a shorter name, or say preview: false.',
    }),
  ];
}

interface Place {
  readonly location: Diagnostic['location'];
  readonly model: Model;
}

function checkService(service: string, { location, model }: Place): Diagnostic[] {
  const found = model.services.find((it) => it.service === service);
  if (!found && mayHaveOtherServices(model.tree)) return [];
  const about = { code: 'unknown-preview', location } as const;
  if (!found) {
    const names = model.services.map((it) => it.service);
    const message = `There is no service "${service}"`;
    return [error({ ...about, message, hint: didYouMean(service, names) })];
  }
  if (found.isUncertain || found.addresses.some(({ routedPorts }) => routedPorts.length > 0)) return [];
  return [error({ ...about, message: `"${service}" has no port that is HTTP` })];
}
