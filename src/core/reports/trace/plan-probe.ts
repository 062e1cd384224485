import { present } from '../../diagnostics/present';
import { isLegalName } from '../../environment/environment-name';
import { probeLevel } from '../../names/object-names';
import type { Plan } from '../../plan/plan';
import type { Model } from '../../services/model';

/** Requests of an environment that is answered by those above it. */
export interface Probe {
  readonly environment: string;
  readonly header: string;
  /** Whether sidecars log what comes of it. */
  readonly isLogged: boolean;
  /** Whose sidecars those are. */
  readonly namespaces: readonly string[];
  /** The key of their pods' label. */
  readonly label: string;
}

export interface ProbeOptions {
  /** @default - one below the default environment that no file has */
  readonly environment?: string | undefined;
  /** Tells one probe's environment from another's. */
  readonly suffix: string;
  /** Whether it may have instances of its own. */
  readonly mayHaveInstances: boolean;
}

/** The probe that is meant, or what is wrong with it. */
export function planProbe(
  { plan, model }: { readonly plan: Plan; readonly model: Model },
  { environment, suffix, mayHaveInstances }: ProbeOptions,
): Probe | string {
  const { settings, defaultEnvironment } = model.tree;
  if (environment === undefined && defaultEnvironment === undefined) {
    return 'Say by --env which environment the requests are of, since none is the default';
  }
  const name = environment ?? `${present(defaultEnvironment)}${settings.splitter}${probeLevel(suffix)}`;
  if (!isLegalName(name, settings.splitter)) return `"${name}" is no name of an environment`;
  const own = plan.instances.filter((instance) => instance.environment === name);
  const [first] = own;
  if (first && !mayHaveInstances) {
    return `"${name}" has instances of its own, such as "${first.service}", which would be called; --own-instances allows it`;
  }
  return {
    environment: name,
    header: plan.carriers.header,
    isLogged: settings.tracing.log === true,
    namespaces: plan.carriers.namespaces,
    label: plan.label,
  };
}
