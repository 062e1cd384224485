import { writeFileSync } from 'node:fs';
import { present } from '../../../src/core/diagnostics/present';
import type { Asker } from '../../e2e/running/asker';
import type { Stack } from '../../e2e/running/stack';
import type { RunningPod } from '../../e2e/node/running-pod';
import type { MeshAssignment } from '../../e2e/sandbox/enter-sandbox';
import { pause, waitUntil } from '../../e2e/sandbox/wait-until';
import type { Manifest } from '../../support/manifests';
import { formatMesh } from './format-mesh';
import { measureLatency, type Latency } from './measure-latency';
import { measured, meshManifests, namespace, newcomer, ways, type MeshSize, type Way } from './mesh-tree';
import { readIstiod } from './read-istiod';
import { knowsRoute, readSidecar, type SidecarSize } from './read-sidecar';

/** A sidecar in a tree of some size, what is stored for it, and what istiod spends. */
export interface Measured extends MeshSize, SidecarSize {
  readonly way: Way;
  readonly objects: number;
  /** As JSON. */
  readonly objectBytes: number;
  /** To bring the tree to the sidecar, from nothing. */
  readonly istiodCpuSeconds: number;
  readonly istiodBytes: number;
  /** Of a request that the sidecar answers by itself. @default - the sidecar is told of nothing */
  readonly latency?: Latency;
  /** What another environment costs then. @default - the sidecar is told of nothing */
  readonly change?: Change;
}

export interface Change {
  /** How many objects are new or changed. */
  readonly objects: number;
  /** From the apply to the sidecar's route. */
  readonly seconds: number;
  readonly istiodCpuSeconds: number;
  /** On average of istiod's pushes, as its pilot_proxy_convergence_time has it. */
  readonly pushSeconds: number;
}

/** How long a sidecar's memory is left to settle, in milliseconds. */
const settling = 4000;

/** For so many milliseconds at most istiod gathers changes before it tells of them (PILOT_DEBOUNCE_MAX). */
const longestGathering = 10_000;

/** Measures one tree after the other, each by a sidecar that starts anew; prints a table, and writes a file. */
export async function measureMesh(stack: Stack, { sizes, file }: MeshAssignment): Promise<boolean> {
  const all: Measured[] = [];
  for (const size of sizes) {
    for (const way of ways) {
      all.push(await measure(stack, size, way));
      console.log(`${String(size.services)} x ${String(size.environments)}, ${way}: measured`);
      // What was measured is kept, whatever a larger tree does to the machine.
      writeFileSync(file, `${JSON.stringify(all, null, 2)}\n`);
    }
  }
  console.log(`\n${formatMesh(all)}`);
  return true;
}

async function measure(stack: Stack, size: MeshSize, way: Way): Promise<Measured> {
  const manifests = meshManifests(size, way);
  const isWorkload = ({ kind }: Manifest): boolean => kind === 'Deployment';
  const before = await readIstiod();
  await stack.addNamespace(namespace);
  await stack.kubectl.apply(manifests.filter((it) => !isWorkload(it)));
  await stack.kubectl.apply(manifests.filter(isWorkload));
  const rollout = `rollout status deployment/${measured}-dev --namespace ${namespace} --timeout 120s`;
  await stack.kubectl.call(rollout.split(' '));
  const asker = stack.asker(present((await podsOf(stack))[0]));
  const found = await readSettled(asker);
  const after = await readIstiod();
  const url = `http://s1.${namespace}:8080`;
  const latency = way === 'nothing' ? undefined : await measureLatency(asker, url);
  const change = way === 'nothing' ? undefined : await measureChange(stack, asker, { size, way, manifests });
  await stack.kubectl.call(['delete', 'namespace', namespace, '--wait=true', '--timeout=600s']);
  await waitUntil('the pod has ended', async () => (await podsOf(stack)).length === 0);
  const texts = manifests.map((it) => JSON.stringify(it));
  return {
    ...size,
    way,
    ...found,
    objects: texts.length,
    objectBytes: texts.join('').length,
    istiodCpuSeconds: after.cpuSeconds - before.cpuSeconds,
    istiodBytes: after.residentBytes,
    ...(latency && { latency }),
    ...(change && { change }),
  };
}

/** What the sidecar has once istiod has nothing more to tell it. */
async function readSettled(asker: Asker): Promise<SidecarSize> {
  let before = await readSidecar(asker);
  for (;;) {
    await pause(longestGathering);
    const now = await readSidecar(asker);
    if (now.routes === before.routes && now.clusters === before.clusters) return now;
    before = now;
  }
}

interface Tree {
  readonly size: MeshSize;
  readonly way: Way;
  readonly manifests: readonly Manifest[];
}

/** Another environment comes, of which only what is new or changed is applied. */
async function measureChange(
  { kubectl }: Stack,
  asker: Asker,
  { size, way, manifests }: Tree,
): Promise<Change> {
  const there = new Set(manifests.map((it) => JSON.stringify(it)));
  const changed = meshManifests(size, way, true).filter((it) => !there.has(JSON.stringify(it)));
  const before = await readIstiod();
  const start = Date.now();
  await kubectl.apply(changed);
  await waitUntil('the sidecar has the route', () => knowsRoute(asker, newcomer));
  const seconds = (Date.now() - start) / 1000;
  await pause(settling);
  const after = await readIstiod();
  return {
    objects: changed.length,
    seconds,
    istiodCpuSeconds: after.cpuSeconds - before.cpuSeconds,
    pushSeconds: (after.pushSeconds - before.pushSeconds) / Math.max(1, after.pushes - before.pushes),
  };
}

async function podsOf({ node }: Stack): Promise<RunningPod[]> {
  return (await node.pods()).filter(({ pod }) => pod.metadata.namespace === namespace);
}
