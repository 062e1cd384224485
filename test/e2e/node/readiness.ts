import { hasSidecar, portNumber, type Container, type Pod } from './pod-spec';
import { sidecarPort } from './sidecar';

/** Whether `url` answers with success within a second, as a kubelet's HTTP probe has it. */
export async function succeeds(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(1000), redirect: 'manual' });
    await response.arrayBuffer();
    return response.status >= 200 && response.status < 400;
  } catch {
    return false;
  }
}

/** Asks a container's readiness probe at its period, and tells when the answer changes; ready without a probe. */
export class Readiness {
  isReady: boolean;
  private failures = 0;
  private readonly timer: NodeJS.Timeout | undefined;

  constructor(url: string | undefined, container: Container, onChange: () => void) {
    this.isReady = url === undefined;
    if (url === undefined) return;
    const { periodSeconds = 10, failureThreshold = 3 } = container.readinessProbe ?? {};
    const probe = async (): Promise<void> => {
      this.failures = (await succeeds(url)) ? 0 : this.failures + 1;
      const isReady = this.failures === 0 || (this.isReady && this.failures < failureThreshold);
      if (isReady === this.isReady) return;
      this.isReady = isReady;
      onChange();
    };
    this.timer = setInterval(() => void probe(), periodSeconds * 1000);
    void untilFirstSuccess(probe, () => this.isReady);
  }

  stop(): void {
    clearInterval(this.timer);
  }
}

/** A kubelet waits for the first success no longer than it has to. */
async function untilFirstSuccess(probe: () => Promise<void>, isReady: () => boolean): Promise<void> {
  for (let tries = 0; tries < 25 && !isReady(); tries++) {
    await probe();
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** Where a container's probe is asked: by way of the sidecar, where there is one. */
export function probeUrl(pod: Pod, container: Container, address: string): string | undefined {
  const { readinessProbe: probe, name } = container;
  if (!probe) return undefined;
  if (!probe.httpGet) throw new Error(`The node knows no other probe than httpGet: the container ${name}`);
  const { path = '/', port } = probe.httpGet;
  if (hasSidecar(pod)) return `http://${address}:${sidecarPort}/app-health/${name}/readyz`;
  return `http://${address}:${portNumber(container, port)}${path}`;
}
