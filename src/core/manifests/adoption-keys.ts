import { locateKey } from '../definition/document-locations';
import type { ServiceSpecification } from '../definition/service-specification';
import { error, type Diagnostic } from '../diagnostics/diagnostic';
import type { StatedService } from './stated-service';

/** What may stand beside `manifest`, and beside `external` without one. */
const besideManifest = [
  'external',
  'workload',
  'distinguish',
  'name',
  'service',
  'http',
  'calls',
  'tcp',
  'gateways',
  'hosts',
  'trafficPolicy',
  'warnings',
];
const besideExternal = [
  'selector',
  'distinguish',
  'ports',
  'service',
  'http',
  'calls',
  'tcp',
  'gateways',
  'hosts',
  'trafficPolicy',
  'warnings',
];

/** The keys of a service that do not go with where it comes from, and those that are missing for it. */
export function checkKeys({ name, specification, definition }: StatedService): Diagnostic[] {
  const { manifest, external } = specification;
  const keys = Object.keys(specification).filter((key) => key !== 'manifest' && key !== 'external');
  const tell = (key: string, message: string, hint: string): Diagnostic => {
    const location = locateKey(definition.locations, ['services', name, key]);
    return error({ code: 'misplaced-key', message, location, hint });
  };
  if (manifest !== undefined) {
    const others = keys.filter((key) => !besideManifest.includes(key));
    return others.map((key) =>
      tell(key, `"${key}" cannot stand beside "manifest", whose workload stays as it is`, hintBeside(key)),
    );
  }
  if (external === true) {
    const others = keys.filter((key) => !besideExternal.includes(key));
    const told = others.map((key) =>
      tell(key, `"${key}" says how to deploy what somebody else deploys`, hintOfExternal(key)),
    );
    return told.length > 0 ? told : checkComplete(specification, tell);
  }
  const alone = keys.filter((key) => key === 'selector' || key === 'distinguish');
  return alone.map((key) =>
    tell(
      key,
      `"${key}" is said of what is "external" or has a "manifest"`,
      `Take "${key}" out, or say which of the two it is.`,
    ),
  );
}

function hintBeside(key: string): string {
  if (key === 'selector') return "The manifest's Service says it.";
  return 'Change it in the manifest, or in an environment below, which gets a copy of its own.';
}

function hintOfExternal(key: string): string {
  if (key === 'workload') return 'Which workload it is says a manifest: manifest: <its file>';
  return 'Take it out; or with manifest: <its file>, environments below can change it in copies of their own.';
}

/** Without a manifest, whose pods are meant and on which ports has to be said. */
function checkComplete(
  { selector, ports, service }: ServiceSpecification,
  tell: (key: string, message: string, hint: string) => Diagnostic,
): Diagnostic[] {
  const hasPorts = (service?.ports ?? ports ?? []).length > 0;
  const hasSelector = Object.keys(selector ?? {}).length > 0;
  const missing = [...(hasSelector ? [] : ['"selector"']), ...(hasPorts ? [] : ['"ports"'])];
  if (missing.length === 0) return [];
  const told = tell(
    'external',
    `What is external, and has no "manifest", needs ${missing.join(' and ')}`,
    'manifest: <the file with its workload and its Service>; or selector: {app: ...} and ports: [8080], as its Service has them',
  );
  return [{ ...told, code: 'missing-field' }];
}
