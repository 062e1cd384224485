import type { Diagnostic } from '../diagnostics/diagnostic';
import type { Model } from '../services/model';
import { carrierChanged } from './carrier-changed';
import { companionKeptApart } from './companion-kept-apart';
import { defaultEnvironment } from './default-environment';
import { differentKind } from './different-kind';
import { duplicateContainer } from './duplicate-container';
import { duplicatePort } from './duplicate-port';
import { duplicateVolume } from './duplicate-volume';
import { environmentName } from './environment-name';
import { excludingFields } from './excluding-fields';
import { extendedRoot } from './extended-root';
import { gatewayHosts } from './gateway-hosts';
import { initContainer } from './init-container';
import { instrumentationBelowRoot } from './instrumentation-below-root';
import { knownCalls } from './known-calls';
import { localitySetting } from './locality-setting';
import { missingField } from './missing-field';
import { missingImage } from './missing-image';
import { namespaceBelowRoot } from './namespace-below-root';
import { newService } from './new-service';
import { noPort } from './no-port';
import { noRootFile } from './no-root-file';
import { notForkable } from './not-forkable';
import { notIsolated } from './not-isolated';
import { notKeptApart } from './not-kept-apart';
import { notNew } from './not-new';
import { notTopmost } from './not-topmost';
import { otherRoutes } from './other-routes';
import { portDiffers } from './port-differs';
import { portMissing } from './port-missing';
import { portNotHttp } from './port-not-http';
import { portWithoutService } from './port-without-service';
import { previewHosts } from './preview-hosts';
import { regularExpressions } from './regular-expressions';
import { requestAboveLimit } from './request-above-limit';
import { requestRules } from './request-rules';
import { reservedLabel } from './reserved-label';
import { sealedByName } from './sealed-by-name';
import { serviceType } from './service-type';
import { specFieldOfOtherKind } from './spec-field-of-other-kind';
import { sharedWithOriginal } from './shared-with-original';
import { unknownPort } from './unknown-port';
import { unknownVolume } from './unknown-volume';
import { unnamedPort } from './unnamed-port';
import { unorderedTiers } from './unordered-tiers';
import { wrongAlias } from './wrong-alias';

/** What is wrong, or worth knowing, of one kind in the whole model. Never throws for what is in a file. */
export type Rule = (model: Model) => Diagnostic[];

/** Every rule, from the tree down to a service's ports; what they find is sorted by its place. */
export const rules: readonly Rule[] = [
  // Settings
  wrongAlias,
  previewHosts,
  // Environments
  environmentName,
  namespaceBelowRoot,
  instrumentationBelowRoot,
  extendedRoot,
  noRootFile,
  defaultEnvironment,
  // What else comes with environments
  companionKeptApart,
  sealedByName,
  // Instances
  notForkable,
  notKeptApart,
  sharedWithOriginal,
  newService,
  notNew,
  missingImage,
  differentKind,
  specFieldOfOtherKind,
  reservedLabel,
  duplicateContainer,
  missingField,
  initContainer,
  excludingFields,
  unknownVolume,
  duplicateVolume,
  unknownPort,
  requestAboveLimit,
  // Services and their routing
  notTopmost,
  knownCalls,
  gatewayHosts,
  serviceType,
  localitySetting,
  requestRules,
  regularExpressions,
  carrierChanged,
  otherRoutes,
  unorderedTiers,
  // Ports
  noPort,
  unnamedPort,
  duplicatePort,
  portMissing,
  portNotHttp,
  portDiffers,
  portWithoutService,
  notIsolated,
];

/** Everything that is wrong or worth knowing in `model`, but for the warnings that the settings switch off. */
export function judge(model: Model): Diagnostic[] {
  return tellAloud(
    rules.flatMap((rule) => rule(model)),
    model,
  );
}

/** What the settings do not switch off. */
export function tellAloud(found: readonly Diagnostic[], { tree }: Model): Diagnostic[] {
  const silent = new Set(Object.keys(tree.settings.warnings));
  return found.filter(({ severity, code }) => severity === 'error' || !silent.has(code));
}
