import type { Settings } from '../definition/settings';
import type { Environment } from '../environment/environment-tree';

/** The service at which `environment` is entered by a host of its own; undefined where it has none. */
export function previewedService({ definition }: Environment, { preview }: Settings): string | undefined {
  const said = definition.preview ?? true;
  if (said === false) return undefined;
  return (said === true ? undefined : said.service) ?? preview?.service;
}
