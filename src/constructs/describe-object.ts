import type { PlannedObject } from '../core/plan/planned-object';
import { describeAdopted } from './describe-adopted';
import { describeApplication } from './describe-application';
import { describePolicy, describeService, describeTier } from './describe-hosts';
import { describeHeaderFilter } from './describe-header-filter';
import { describeIsolation } from './describe-isolation';
import { describeRoutes } from './describe-routes';
import { describeScope } from './describe-scope';
import { describeWorkload } from './describe-workload';
import type { ManifestBody } from './manifest-body';

/** A planned object as the API has it. */
export function describeObject(object: PlannedObject): ManifestBody {
  switch (object.kind) {
    case 'Deployment':
    case 'StatefulSet':
      return describeWorkload(object);
    case 'Service':
      return describeService(object);
    case 'ServiceEntry':
      return describeTier(object);
    case 'DestinationRule':
      return describePolicy(object);
    case 'EnvoyFilter':
      return describeHeaderFilter(object);
    case 'AuthorizationPolicy':
      return describeIsolation(object);
    case 'Sidecar':
      return describeScope(object);
    case 'VirtualService':
      return describeRoutes(object);
    case 'Application':
      return describeApplication(object);
    case 'Adopted':
      return describeAdopted(object);
  }
}
