import type { Preview } from '../definition/settings';
import type { Environment } from '../environment/environment-tree';

/** The service at which `environment` is entered by a host of its own; undefined where it has none. */
export function previewedService({ definition }: Environment, preview: Preview): string | undefined {
  const { preview: said = true } = definition;
  if (typeof said === 'object') return said.service ?? preview.service;
  return said ? preview.service : undefined;
}
