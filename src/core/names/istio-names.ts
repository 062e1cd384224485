/** The names of what carriers, gateways and isolation need, and of rules; object-names.ts has all others. */
import { escapeEnvironment, escapeLevels, longestLabel, type Named } from './object-names';

/** The EnvoyFilter that brings all carriers to the header. */
export const carriersName = 'envtree-carriers';

/** The EnvoyFilter that has the baggage say what the header says, and no carrier leave the mesh. */
export const outboundName = 'envtree-outbound';

/** The EnvoyFilter that has gateways obey carriers of trusted hosts alone. */
export const edgeName = 'envtree-edge';

/** The VirtualService by which a service is called at gateways: `envtree-orders.gateways`. */
export function gatewayRoutesName(service: string): string {
  return `envtree-${service}.gateways`;
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

/** The AuthorizationPolicy that isolates an instance: `envtree-isolation.orders.dev-proj1`. */
export function isolationName({ service, environment, splitter }: Named): string {
  return `envtree-isolation.${service}.${escapeEnvironment(environment, splitter)}`;
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
