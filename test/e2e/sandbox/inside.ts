/** The first process of the sandbox: starts everything, runs the cases, and by its end ends everything. */
import { join } from 'node:path';
import { measureMesh } from '../../bench/mesh/measure-mesh';
import type { Kubectl } from '../control-plane/kubectl';
import { labelInjectedPods } from '../control-plane/label-injected-pods';
import { startIstio } from '../control-plane/start-istio';
import { startKubernetes } from '../control-plane/start-kubernetes';
import { ClusterClient } from '../node/cluster-client';
import { Node } from '../node/node';
import { runAll } from '../running/run-all';
import { Stack } from '../running/stack';
import { assignmentVariable, type InsideAssignment } from './enter-sandbox';
import { prepareSandbox } from './prepare-sandbox';

async function main({ folder, programs, cases, hold, mesh }: InsideAssignment): Promise<boolean> {
  const started = Date.now();
  prepareSandbox(folder);
  const props = { programs, logFolder: join(folder, 'log'), stateFolder: join(folder, 'state') };
  const kubectl = await startKubernetes(props);
  await startIstio(props, kubectl);
  await labelInjectedPods(kubectl);
  const node = await Node.start({ ...props, cluster: new ClusterClient(kubectl.kubeconfig) });
  const stack = new Stack(kubectl, node, props);
  await stack.addClient();
  console.log(`Kubernetes, Istio and a client are up after ${Math.round((Date.now() - started) / 1000)} s`);
  const isGood = mesh ? await measureMesh(stack, mesh) : await runAll(stack, { cases, hold });
  if (hold) await holdOn(kubectl);
  return isGood;
}

/** Says how to get in, and never ends: Ctrl-C does. */
async function holdOn({ program, kubeconfig }: Kubectl): Promise<never> {
  const shell = 'nsenter --all --target "$(pgrep -f sandbox/inside.ts | tail -1)" bash';
  console.log(`Held until Ctrl-C. To get in: ${shell}`);
  console.log(`and there: ${program} --kubeconfig ${kubeconfig} get pods --all-namespaces`);
  return new Promise(() => setInterval(() => undefined, 1 << 30));
}

// Nobody waits any more for what this run finds when the program that started it is gone.
process.stdin.on('end', () => process.exit(1)).resume();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130));

main(JSON.parse(process.env[assignmentVariable] ?? '') as InsideAssignment).then(
  (isGood) => process.exit(isGood ? 0 : 1),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
