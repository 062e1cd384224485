import type { InstanceName } from '../../support/cluster';
import type { Caller } from '../../support/tag-request';
import { hasSidecar } from '../node/pod-spec';
import type { RunningPod } from '../node/running-pod';
import type { Answer, Asker } from './asker';
import { client, clientNamespace } from './clients';
import type { Run } from './run-case';

/** The pods of an instance, in the order of their names. */
export async function podsOf(run: Run, instance: InstanceName): Promise<RunningPod[]> {
  const { label } = run.workspace.settings;
  const pods = (await run.stack.node.pods()).filter(
    ({ pod: { metadata } }) =>
      run.namespaces.includes(metadata.namespace) &&
      metadata.labels?.[label] === instance.environment &&
      isOfService(metadata, instance),
  );
  if (pods.length === 0) throw new Error(`No pod of ${instance.service}@${instance.environment}`);
  return pods;
}

/** A fork of what runs already has an `app` of its own, and its name tells whose it is. */
function isOfService(
  { name, labels }: RunningPod['pod']['metadata'],
  { service, environment }: InstanceName,
): boolean {
  return labels?.app === service || name.startsWith(`${service}-${environment.replaceAll('.', '-')}-`);
}

export interface WhoAsks {
  readonly asker: Asker;
  readonly caller: Caller;
  readonly pod: { readonly namespace: string; readonly name: string };
}

/** The client, or a pod of an instance: `app-js@dev.proj1`. */
export async function whoAsks(run: Run, from: string | undefined): Promise<WhoAsks> {
  if (from === undefined) {
    const caller = { namespace: clientNamespace };
    return { asker: await run.stack.client(), caller, pod: { ...caller, name: client.metadata.name } };
  }
  const [service = '', environment = ''] = from.split('@');
  const [pod] = await podsOf(run, { service, environment });
  if (!pod) throw new Error(`No pod of ${from}`);
  const { name, namespace, labels = {} } = pod.pod.metadata;
  const caller = { namespace, labels, isOutsideMesh: !hasSidecar(pod.pod) };
  return { asker: run.stack.asker(pod), caller, pod: { namespace, name } };
}

/** `app-js@dev.proj1` is an answer of dev.proj1; without a response, what went wrong. */
export function whoAnswered({ status, body }: Answer): string | number {
  if (status === 0) return body;
  return status === 200 ? (body.split('@')[1] ?? body) : status;
}

export function carrierOf({ workspace }: Run, environment: string): Record<string, string> {
  return environment === '' ? {} : { [workspace.settings.header]: environment };
}

/** A connection to a TCP port: the question that it is made for is HTTP, of which nothing on its way knows. */
export function isTcp(service: string): boolean {
  return service.startsWith('tcp://');
}

/** What is said with a question. Each of a TCP port has a connection of its own, since one that is open stays where it is. */
export function headersOf(run: Run, service: string, environment: string): Record<string, string> {
  return { ...carrierOf(run, environment), ...(isTcp(service) && { connection: 'close' }) };
}

/**
 * The addresses of a service in all namespaces; `grpc://orders:9090/a` says with which protocol, at which port and for
 * which path.
 */
export function addressesOf({ manifests, base }: Run, text: string): string[] {
  const parts = /^(?:(\w+):\/\/)?([^:/]+)(?::(\d+))?(\/.*)?$/.exec(text) ?? [];
  const [, said = 'http', service, port = '8080', path = ''] = parts;
  const scheme = isTcp(text) ? 'http' : said;
  const all = [...manifests, ...(base?.standing ?? []).flatMap(({ objects }) => objects)];
  const services = all.filter(({ kind, metadata }) => kind === 'Service' && metadata.name === service);
  if (services.length === 0) throw new Error(`No Service ${text}`);
  return services.map(
    ({ metadata: { name, namespace = 'default' } }) => `${scheme}://${name}.${namespace}:${port}${path}`,
  );
}
