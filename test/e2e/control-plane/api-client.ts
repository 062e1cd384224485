import { Agent, request } from 'node:https';

export interface ApiAccess {
  readonly server: string;
  readonly token: string;
}

/** Where a list is, `/apis/apps/v1/deployments`, and the labels that its objects have to have. */
export interface ListProps {
  readonly path: string;
  /** @default - all */
  readonly selector?: string;
}

/**
 * Asks the API server over connections that stay. What is waited for is looked at many times a second, and a kubectl for
 * each look would be most of what the machine has to do.
 */
export class ApiClient {
  private readonly agent = new Agent({ keepAlive: true, rejectUnauthorized: false });

  constructor(private readonly access: ApiAccess) {}

  async isReady(): Promise<boolean> {
    return this.ask('GET', '/readyz').then(
      () => true,
      () => false,
    );
  }

  /** The objects of one kind, without `kind`, as lists have them. */
  async list<T>({ path, selector }: ListProps): Promise<T[]> {
    const query = selector === undefined ? '' : `?labelSelector=${encodeURIComponent(selector)}`;
    const text = await this.ask('GET', path + query);
    return (JSON.parse(text) as { items: T[] }).items;
  }

  async get<T>(path: string): Promise<T> {
    return JSON.parse(await this.ask('GET', path)) as T;
  }

  /** Changes an object by a merge patch. */
  async patch(path: string, change: object): Promise<void> {
    await this.ask('PATCH', path, JSON.stringify(change));
  }

  /** Throws with what the server says unless that is a success. */
  private async ask(method: string, path: string, body?: string): Promise<string> {
    const { server, token } = this.access;
    const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/merge-patch+json' };
    const { status, text } = await new Promise<{ status: number; text: string }>((resolve, reject) => {
      const asking = request(server + path, { method, headers, agent: this.agent }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.once('error', reject);
        response.once('end', () => {
          resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() });
        });
      });
      asking.once('error', reject).end(body);
    });
    if (status < 200 || status >= 300) throw new Error(`${method} ${path}: ${status} ${text}`);
    return text;
  }
}
