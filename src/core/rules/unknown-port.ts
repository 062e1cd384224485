import { valueAt, type JsonValue, type Path } from '../definition/json';
import { error, type Diagnostic } from '../diagnostics/diagnostic';
import { didYouMean } from '../diagnostics/suggest';
import { containersOf, type PlacedContainer } from '../services/containers';
import { findNew } from '../services/find-new';
import type { Instance } from '../services/instance';
import { locateInInstance } from '../services/locate-in-instance';
import type { Model } from '../services/model';
import { isUncertain } from '../services/uncertainty';

/**
 * A probe, or what is run at the start or end of a container, that asks a port by a name which the container has not:
 * the kubelet then fails it for good (k8s.io/kubernetes/pkg/probe/util.go, ResolveContainerPort).
 */
export function unknownPort(model: Model): Diagnostic[] {
  return model.instances.flatMap((instance) =>
    findNew(instance, findUnknown)
      .filter(({ ports }) => !isUncertain(instance, ports, model.tree))
      .map((asked) => describe(instance, asked)),
  );
}

/** Where handlers are in a container. */
const handlers: readonly Path[] = [
  ['livenessProbe'],
  ['readinessProbe'],
  ['startupProbe'],
  ['lifecycle', 'postStart'],
  ['lifecycle', 'preStop'],
];

/** Where these say which port they ask. */
const places = handlers.flatMap((handler) =>
  ['httpGet', 'tcpSocket'].map((way) => [...handler, way, 'port']),
);

interface AskedPort {
  readonly path: Path;
  readonly name: string;
  /** Where the container has its ports, and what they are named. */
  readonly ports: Path;
  readonly known: readonly string[];
}

function findUnknown(instance: Instance): AskedPort[] {
  return containersOf(instance)
    .flatMap(askedPortsOf)
    .filter(({ name, known }) => !known.includes(name));
}

function askedPortsOf({ path, container }: PlacedContainer): AskedPort[] {
  const known = (container.ports ?? []).flatMap(({ name }) => name ?? []);
  return places.flatMap((place) => {
    const name = valueAt(container as JsonValue, place);
    return typeof name === 'string'
      ? [{ path: [...path, ...place], name, ports: [...path, 'ports'], known }]
      : [];
  });
}

function describe(instance: Instance, { path, name, known }: AskedPort): Diagnostic {
  const named = known.map((it) => `"${it}"`).join(', ');
  return error({
    code: 'unknown-port',
    message: `The container has no port "${name}"${known.length === 0 ? '' : `; it has ${named}`}`,
    location: locateInInstance(instance, path),
    hint: didYouMean(name, known),
  });
}
