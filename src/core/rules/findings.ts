import type { Diagnostic } from '../diagnostics/diagnostic';
import type { Model } from '../services/model';
import { changesNothing } from './changes-nothing';
import { expired } from './expired';
import type { Finding, FindingContext } from './finding';
import { imageWithoutTag } from './image-without-tag';
import { largeObject } from './large-object';
import { manyRoutes } from './many-routes';
import { missingLevel } from './missing-level';
import { tellAloud } from './rules';
import { sameAsParent } from './same-as-parent';
import { sharedClaim } from './shared-claim';
import { similarName } from './similar-name';
import { unknownCalls } from './unknown-calls';

/** Every finding, from the tree down to a service. */
const findings: readonly Finding[] = [
  // Environments
  changesNothing,
  expired,
  similarName,
  missingLevel,
  // Instances
  sameAsParent,
  imageWithoutTag,
  sharedClaim,
  // Services
  manyRoutes,
  largeObject,
  unknownCalls,
];

/** All findings in `model`, but for those that the settings switch off. */
export function findAll(model: Model, context: FindingContext): Diagnostic[] {
  return tellAloud(
    findings.flatMap((find) => find(model, context)),
    model,
  );
}
