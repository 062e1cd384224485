/** The names of what carriers, gateways and isolation need, and of rules; object-names.ts has all others. */
import { escapeEnvironment, escapeLevels, longestLabel, type Named } from './object-names';

/** The EnvoyFilter that brings all carriers to the header. */
export const carriersName = 'envtree-carriers';

/** The EnvoyFilter that has the baggage say what the header says, and no carrier leave the mesh. */
export const outboundName = 'envtree-outbound';

/** The EnvoyFilter that has gateways obey carriers of trusted hosts alone. */
export const edgeName = 'envtree-edge';

/** The EnvoyFilter that has sidecars write a line for each request. */
export const logName = 'envtree-log';

/** The VirtualService by which a service is called at gateways: `envtree-orders.gateways`, and `.gateways-2` for others. */
export function gatewayRoutesName(service: string, place: number): string {
  return `envtree-${service}.gateways${place === 0 ? '' : `-${String(place + 1)}`}`;
}

/** The VirtualService of an environment's own host: `envtree-preview.dev-proj1`. */
export function previewName(environment: string, splitter: string): string {
  return `envtree-preview.${escapeEnvironment(environment, splitter)}`;
}

/** The VirtualService of the hosts that no environment has. */
export const noPreviewName = 'envtree-no-preview';

/** The host of an environment: `dev-proj1.preview.example.com`; undefined where its name is too long for that. */
export function previewHost(template: string, environment: string, splitter: string): string | undefined {
  const label = escapeLevels(environment, splitter);
  return label.length > longestLabel ? undefined : template.replace('{env}', label);
}

/** A header that is there only while headers are changed. */
export const keptHeader = 'x-envtree-kept';

/** The header with what the application itself has sent; no request leaves a sidecar with it. */
export const sentHeader = 'x-envtree-sent';

/** Where a sidecar keeps that header's value meanwhile, as Envoy's dynamic metadata. */
export const sentMetadata = { namespace: 'envtree', key: 'sent' } as const;

/** A header that is there only between a gateway's client and the proof that the client may choose an environment. */
export const askedHeader = 'x-envtree-asked';

/** The AuthorizationPolicy that isolates an instance: `envtree-isolation.orders.dev-proj1`. */
export function isolationName({ service, environment, splitter }: Named): string {
  return `envtree-isolation.${service}.${escapeEnvironment(environment, splitter)}`;
}

/** The Sidecar of a service's pods: `envtree-scope.orders`, and of an environment's alone `envtree-scope.orders.dev-proj1`. */
export function scopeName(service: string, of?: Pick<Named, 'environment' | 'splitter'>): string {
  return `envtree-scope.${service}${of ? `.${escapeEnvironment(of.environment, of.splitter)}` : ''}`;
}

/** A rule of a VirtualService, named after the environment that answers; access logs show it. */
export function ruleName(answeredBy: string | undefined): string {
  return answeredBy ?? 'unanswered';
}

/** The same for what a service's own rule says, by its place among these: `dev.proj1/1`. */
export function requestRuleName(answeredBy: string, place: number): string {
  return `${answeredBy}/${String(place)}`;
}

/** The rule of the hosts that no environment has. */
export const unknownRuleName = 'unknown';

/** The header of a request that is traced, by W3C's Trace Context; both are hexadecimal, of 32 and 16 digits. */
export function traceparentOf(traceId: string, spanId: string): string {
  return `00-${traceId}-${spanId}-01`;
}
