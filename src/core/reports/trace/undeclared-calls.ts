import type { Settings } from '../../definition/settings';
import { serviceHosts } from '../../names/object-names';
import { callsOfAll } from '../../services/calls';
import type { Model } from '../../services/model';
import type { Hop } from './hop';

/** The calls of one service to another that it does not say that it calls. */
export interface UndeclaredCall {
  readonly service: string;
  readonly called: string;
  readonly count: number;
  /** When the first of them was logged, and by which pod. */
  readonly first: { readonly time: string; readonly from: string };
}

/** Finds calls that no file declares, by whom the application has asked for: a sidecar of a scope knows no more. */
export class UndeclaredCalls {
  private readonly counts = new Map<string, UndeclaredCall>();

  private constructor(
    private readonly declared: ReadonlyMap<string, ReadonlySet<string>>,
    /** By each name that it is called by; a short one has the caller's namespace before it. */
    private readonly services: ReadonlyMap<string, string>,
  ) {}

  /** Undefined where of no service it is known what it calls. */
  static of({ services, called, tree }: Model): UndeclaredCalls | undefined {
    const declared = services.flatMap(({ service, instances }) => {
      const calls = callsOfAll(instances);
      return calls ? [[service, new Set([service, ...calls])] as const] : [];
    });
    if (declared.length === 0) return undefined;
    const names = called.flatMap(({ service, addresses }) =>
      addresses.flatMap((address) => namesOf(address, tree.settings).map((name) => [name, service] as const)),
    );
    return new UndeclaredCalls(new Map(declared), new Map(names));
  }

  /** Of a call that goes out; others have neither `host` nor `called`. */
  add({ service, pod, host, called, time }: Hop): void {
    // A copy of what another program renders is labelled with its environment, too.
    const caller = service.split('.', 1).join();
    const declared = this.declared.get(caller);
    if (!declared) return;
    const [namespace] = pod.split('/', 1);
    const name = host?.replace(/:\d+$/, '') ?? '';
    const callee = this.services.get(`${String(namespace)}/${name}`) ?? this.services.get(name) ?? called;
    if (callee === undefined || declared.has(callee)) return;
    const key = `${caller} ${callee}`;
    const known = this.counts.get(key) ?? {
      service: caller,
      called: callee,
      count: 0,
      first: { time, from: pod },
    };
    this.counts.set(key, { ...known, count: known.count + 1 });
  }

  /** By service, then by whom it calls. */
  get found(): UndeclaredCall[] {
    return [...this.counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, call]) => call);
  }
}

function namesOf(
  { name, namespace }: { readonly name: string; readonly namespace: string },
  { clusterDomain }: Settings,
): string[] {
  const [short, ...long] = serviceHosts(name, namespace, clusterDomain);
  return [`${namespace}/${String(short)}`, ...long];
}
