import { present } from '../diagnostics/present';
import type { Reason } from './answers';

/** `reason` in English; a sentence without its final period, which is also the body of a 503. */
export function describeReason(reason: Reason): string {
  const { service } = reason;
  switch (reason.type) {
    case 'owner':
      return describeOwner(service, reason.tiers);
    case 'default':
      return `${describeNoOwner(service)}, or the default environment "${reason.defaultEnvironment}" is the nearest`;
    case 'nobody':
      return `${describeNoOwner(service)}, and the default environment "${reason.defaultEnvironment}" has none`;
    case 'only':
      return `"${reason.environment}" has the only instance of ${service}`;
    case 'unrouted':
      return `${service} has no HTTP port, so that its Service is not routed by environment; it selects the pods of "${reason.environment}"`;
    case 'unselected':
      return `${service} has no HTTP port, so that its Service is not routed by environment; it selects nobody, since no environment is above all others that have an instance`;
  }
}

function describeOwner(service: string, tiers: readonly string[]): string {
  const above = tiers.slice(1);
  const owns = `"${present(tiers[0])}" has an instance of ${service}`;
  if (above.length === 0) return owns;
  const next = above.map((name) => `"${name}"`).join(', then ');
  return `${owns}; while none of its pods is ready, the next one up answers: ${next}`;
}

function describeNoOwner(service: string): string {
  return `No environment from the request's up to its root has an instance of ${service}`;
}
