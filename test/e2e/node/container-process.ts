import { programPath } from '../programs/programs';
import { startProcess, type RunningProcess } from '../sandbox/start-process';
import type { NodeProps } from './node-props';
import type { PodNetwork } from './pod-network';
import type { Container, EnvironmentVariable, Pod } from './pod-spec';

/** Where a container runs. */
export interface Place {
  readonly pod: Pod;
  readonly network: PodNetwork;
}

/** The images that have programs of their own. */
const ownImage = /\/(node-app|python-app):/;

/** Starts a container's program: its own command, its image's, or the demo app, which stands for every other image. */
export function startContainer(
  { programs, logFolder }: NodeProps,
  container: Container,
  place: Place,
): RunningProcess {
  const { name, namespace } = place.pod.metadata;
  const image = ownImage.exec(container.image ?? '')?.[1] ?? 'demo-app';
  const { command = [programPath(programs, image)], args = [] } = container;
  const [program = '', ...rest] = [...command, ...args];
  const own = container.env ?? [];
  return startProcess({
    name: `${namespace}.${name}.${container.name}`,
    command: program,
    args: rest,
    env: {
      ...imageVariables(container, place),
      ...Object.fromEntries(own.map((variable) => [variable.name, valueOf(variable, place)])),
    },
    network: place.network.name,
    logFolder,
  });
}

/** What the images say of themselves, so that a case need not: they are the demo app, built for each service. */
function imageVariables({ name, ports = [] }: Container, { pod }: Place): Record<string, string> {
  const { labels = {} } = pod.metadata;
  return {
    APP: labels.app ?? name,
    ENVIRONMENT: labels['virtual-env'] ?? '-',
    ...(ports.length > 0 && { PORTS: ports.map(({ containerPort }) => containerPort).join(',') }),
  };
}

function valueOf({ name, value, valueFrom }: EnvironmentVariable, { pod, network }: Place): string {
  if (!valueFrom) return value ?? '';
  const path = valueFrom.fieldRef?.fieldPath ?? '';
  const label = /^metadata\.labels\['(.+)'\]$/.exec(path)?.[1];
  if (label !== undefined) return pod.metadata.labels?.[label] ?? '';
  const fields: Record<string, string> = {
    'metadata.name': pod.metadata.name,
    'metadata.namespace': pod.metadata.namespace,
    'status.podIP': network.address,
  };
  const found = fields[path];
  if (found === undefined) throw new Error(`The node does not know the source of the variable ${name}`);
  return found;
}
