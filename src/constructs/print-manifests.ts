import type { App } from 'cdk8s';
import { Document, visit } from 'yaml';
import { layers, synthesizeLayer, type Layer, type Manifest } from './build-app';

export type Format = 'yaml' | 'json';

/** One layer of `app` as a stream of YAML, or of JSON with one object a line. Empty where it has no manifest. */
export function printLayer(app: App, layer: Layer, format: Format): string {
  const manifests = synthesizeLayer(app, layer);
  if (format === 'json') return manifests.map((manifest) => `${JSON.stringify(manifest)}\n`).join('');
  return manifests.map(printYaml).join(separator);
}

/** All layers of `app` as one stream of YAML: what `cdk8s synth` leaves in its folder. */
export function printApp(app: App): string {
  return joinStreams(
    layers.map((layer) => printLayer(app, layer, 'yaml')),
    'yaml',
  );
}

/** Several streams as one; empty ones leave no trace. */
export function joinStreams(streams: readonly string[], format: Format): string {
  return streams.filter((text) => text !== '').join(format === 'yaml' ? separator : '');
}

const separator = '---\n';

/** Text that Kubernetes' YAML reader, by Go's ParseInt with base 0, takes for a number, and YAML 1.1 does not. */
const numberInGo = /^[-+]?0[xob][\da-f_]+$/i;

/** `manifest` as cdk8s prints it, but for text that Kubernetes would read as something else, which is quoted. */
export function printYaml(manifest: Manifest): string {
  const document = new Document(manifest, { version: '1.1', aliasDuplicateObjects: false });
  visit(document, {
    Scalar: (_key, node) => {
      if (typeof node.value === 'string' && numberInGo.test(node.value)) node.type = 'QUOTE_DOUBLE';
    },
  });
  return document.toString({ lineWidth: 0 });
}
