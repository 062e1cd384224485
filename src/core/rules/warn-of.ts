import { warning, type Diagnostic, type WarningDetails } from '../diagnostics/diagnostic';
import type { Instance } from '../services/instance';

/**
 * A warning of an instance, unless its service wants none of that kind. Nor is there one below a root without a file,
 * since what is odd there mostly comes from that.
 */
export function warnOf({ environment, specification }: Instance, details: WarningDetails): Diagnostic[] {
  const isSilent = specification.warnings?.[details.code] === 'off';
  return isSilent || !environment.hasRoot ? [] : [warning(details)];
}
