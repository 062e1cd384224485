import { Yaml } from 'cdk8s';
import type { Manifest } from './build-app';

export type Format = 'yaml' | 'json';

/** `manifests` as a stream: YAML as `cdk8s synth` writes it, or JSON with one object a line. Empty for none. */
export function printManifests(manifests: readonly Manifest[], format: Format): string {
  if (manifests.length === 0) return '';
  if (format === 'json') return manifests.map((manifest) => `${JSON.stringify(manifest)}\n`).join('');
  return Yaml.stringify(...manifests);
}

/** Several such streams, none of them empty, as one. */
export function joinStreams(streams: readonly string[], format: Format): string {
  return streams.join(format === 'yaml' ? '---\n' : '');
}
