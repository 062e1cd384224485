import type { GroupVersionKind } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Labels, Service } from '../core/resolution/plan';
import { addManifest } from './manifest';

const type: GroupVersionKind = { apiVersion: 'v1', kind: 'Service' };

/** A Service of either layer, with a layer's own annotations in addition to its own. */
export function addService(scope: Construct, service: Service, ofLayer: Labels = {}): void {
  const { selector, ports, spec } = service;
  const annotations = { ...ofLayer, ...service.annotations };
  addManifest(scope, { type, object: service, annotations, spec: { ...spec, selector, ports } });
}
