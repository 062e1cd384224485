import { markdownTable } from '../tables';
import type { Measured } from './measure-mesh';
import type { Way } from './mesh-tree';

export const titles: Readonly<Record<Way, string>> = {
  exact: 'by hand, one exact rule an environment',
  live: 'envtree',
  static: 'envtree, `fallback: static`',
  scope: '`scope` and `exportTo`, a service without `calls`',
  calls: '`scope`, a service with five `calls`',
  nothing: 'a sidecar that is told of nothing',
};

/** The size of a tree, as its sidecars see it. */
export function titleOf({ services, environments }: Pick<Measured, 'services' | 'environments'>): string {
  return `${String(services)} services, ${String(environments)} environments`;
}

/** All tables of what was measured, a size after the other. */
export function formatMesh(all: readonly Measured[]): string {
  return sizesOf(all)
    .map((some) => `${titleOf(firstOf(some))}\n\n${ratiosOf(some)}\n${figuresOf(some)}`)
    .join('\n');
}

/** What was measured, by the size of the tree. */
export function sizesOf(all: readonly Measured[]): Measured[][] {
  const names = [...new Set(all.map(titleOf))];
  return names.map((name) => all.filter((one) => titleOf(one) === name));
}

/** In proportion to exact rules for the same tree; heap and CPU above those of a sidecar that is told of nothing. */
export function ratiosOf(some: readonly Measured[]): string {
  const [exact, nothing] = (['exact', 'nothing'] as const).map((way) => some.find((it) => it.way === way));
  if (!exact || !nothing) return '';
  const ratio = (one: number, whole: number): string => (whole > 0 ? (one / whole).toFixed(3) : '');
  const rows = some
    .filter(({ way }) => way !== 'exact' && way !== 'nothing')
    .map((one) => [
      titles[one.way],
      ratio(one.configurationBytes, exact.configurationBytes),
      ratio(one.heapBytes - nothing.heapBytes, exact.heapBytes - nothing.heapBytes),
      ratio(one.routes, exact.routes),
      ratio(one.istiodCpuSeconds, exact.istiodCpuSeconds),
      ratio(one.change?.seconds ?? 0, exact.change?.seconds ?? 0),
      ratio(one.latency?.median ?? 0, exact.latency?.median ?? 0),
    ]);
  const head = [
    '',
    'configuration',
    'heap above idle',
    'routes',
    "istiod's CPU",
    'until a newcomer is known',
    'a request',
  ];
  return markdownTable(head, rows);
}

/** What a sidecar has, and what is stored; then what istiod spends. */
export function figuresOf(some: readonly Measured[]): string {
  const sidecar = markdownTable(
    [
      '',
      'configuration, MB',
      'virtual hosts',
      'routes',
      'clusters',
      'heap, MB',
      'objects',
      'objects as JSON, MB',
      'a request, µs (99th percentile)',
    ],
    some.map((one) => [
      titles[one.way],
      megabytes(one.configurationBytes),
      String(one.virtualHosts),
      String(one.routes),
      String(one.clusters),
      megabytes(one.heapBytes),
      String(one.objects),
      megabytes(one.objectBytes),
      describeLatency(one),
    ]),
  );
  const istiod = markdownTable(
    [
      '',
      'istiod: CPU for the tree, s',
      'its memory, MB',
      'newcomer: changed objects',
      'until the sidecar knows it, s',
      'push, s',
      'CPU, s',
    ],
    some.map(({ way, istiodCpuSeconds, istiodBytes, change }) => [
      titles[way],
      istiodCpuSeconds.toFixed(1),
      megabytes(istiodBytes),
      ...(change
        ? [
            String(change.objects),
            change.seconds.toFixed(1),
            change.pushSeconds.toFixed(2),
            change.istiodCpuSeconds.toFixed(1),
          ]
        : ['', '', '', '']),
    ]),
  );
  return `${sidecar}\n${istiod}`;
}

function describeLatency({ latency }: Measured): string {
  if (!latency) return '';
  return `${latency.median.toFixed(0)} (${latency.percentile99.toFixed(0)})`;
}

function firstOf([first]: readonly Measured[]): Measured {
  if (!first) throw new Error('Nothing was measured');
  return first;
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(2);
}
