import {
  AuthorizationPolicy,
  AuthorizationPolicySpecAction,
  type AuthorizationPolicySpec,
} from '../../imports/security.istio.io';
import type { Isolation } from '../core/plan/planned-object';
import type { ManifestBody } from './manifest-body';

/** The AuthorizationPolicy of an instance; a header that is not there is another value than any. */
export function describeIsolation({ selector, ports, header, refuses, values }: Isolation): ManifestBody {
  const key = `request.headers[${header}]`;
  const spec: AuthorizationPolicySpec = {
    selector: { matchLabels: selector },
    action: AuthorizationPolicySpecAction.DENY,
    rules: [
      {
        to: [{ operation: { ports: ports.map(String) } }],
        when: [refuses === 'others' ? { key, notValues: [...values] } : { key, values: [...values] }],
      },
    ],
  };
  return { type: AuthorizationPolicy.GVK, fields: { spec } };
}
