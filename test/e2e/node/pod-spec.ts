/** The parts of a pod that the node reads. */

export interface Probe {
  readonly httpGet?: { readonly path?: string; readonly port: number | string };
  readonly periodSeconds?: number;
  readonly failureThreshold?: number;
}

export interface Container {
  readonly name: string;
  readonly image?: string;
  readonly command?: readonly string[];
  readonly args?: readonly string[];
  readonly env?: readonly EnvironmentVariable[];
  readonly ports?: readonly { readonly name?: string; readonly containerPort: number }[];
  readonly readinessProbe?: Probe;
  readonly lifecycle?: { readonly preStop?: { readonly sleep?: { readonly seconds: number } } };
}

export interface EnvironmentVariable {
  readonly name: string;
  readonly value?: string;
  readonly valueFrom?: { readonly fieldRef?: { readonly fieldPath: string } };
}

export interface Pod {
  readonly metadata: {
    readonly name: string;
    readonly namespace: string;
    readonly uid: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
    readonly deletionTimestamp?: string;
  };
  readonly spec: {
    readonly nodeName?: string;
    readonly terminationGracePeriodSeconds?: number;
    readonly containers: readonly Container[];
  };
}

/** A pod's name with its namespace, which tells it from all others. */
export function podKey({ metadata: { namespace, name } }: Pod): string {
  return `${namespace}/${name}`;
}

/** Whether Istio's injector would have given the pod a sidecar. */
export function hasSidecar({ metadata: { annotations, labels } }: Pod): boolean {
  const key = 'sidecar.istio.io/inject';
  return (annotations?.[key] ?? labels?.[key]) !== 'false';
}

/** Whether Istio's injector would have made its proxy a gateway. */
export function isGateway({ metadata: { annotations } }: Pod): boolean {
  return annotations?.['inject.istio.io/templates'] === 'gateway';
}

/** The number of a container's port, which a probe may give by name. */
export function portNumber({ name, ports = [] }: Container, port: number | string): number {
  if (typeof port === 'number') return port;
  const found = ports.find((it) => it.name === port);
  if (!found) throw new Error(`The container ${name} has no port "${port}"`);
  return found.containerPort;
}
