import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** This machine alone: the page tells of files. */
const host = '127.0.0.1';

/** What is served. */
export interface Served {
  /** The page as it is now. */
  readonly page: () => string;
  /** The state as it is now, as one line. */
  readonly state: () => string;
}

export interface PageServer {
  readonly url: string;
  /** Tells every open page of the state. */
  readonly tell: () => void;
  readonly close: () => void;
}

/**
 * Serves a page at `/`, and each of its states, as server-sent events, at `/changes`. Port 0 is any that is free. Fails
 * as the system says it, with a code as EADDRINUSE.
 */
export function servePage(served: Served, port: number): Promise<PageServer> {
  const listeners = new Set<ServerResponse>();
  const server = createServer((request, response) => {
    answer(request, response, { served, listeners });
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      const { port: actual } = server.address() as AddressInfo;
      resolve({
        url: `http://${host}:${String(actual)}/`,
        tell: () => {
          for (const response of listeners) send(response, served);
        },
        close: () => {
          close(server);
        },
      });
    });
  });
}

interface Around {
  readonly served: Served;
  readonly listeners: Set<ServerResponse>;
}

function answer(request: IncomingMessage, response: ServerResponse, { served, listeners }: Around): void {
  // Another site's name that leads here could read the page in its visitor's browser.
  if (!/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(request.headers.host ?? '')) {
    respond(response, { status: 403, text: 'envtree serve answers to 127.0.0.1 and localhost alone.\n' });
  } else if (request.method !== 'GET' && request.method !== 'HEAD') {
    respond(response, { status: 405, text: 'envtree serve answers to GET alone.\n' });
  } else if (request.url === '/') {
    respond(response, { status: 200, text: served.page(), type: 'text/html' });
  } else if (request.url === '/changes') {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    listeners.add(response);
    response.on('close', () => listeners.delete(response));
    send(response, served);
  } else {
    respond(response, { status: 404, text: 'There is nothing here; the page is at /.\n' });
  }
}

interface Text {
  readonly status: number;
  readonly text: string;
  /** @default - text/plain */
  readonly type?: string;
}

function respond(response: ServerResponse, { status, text, type = 'text/plain' }: Text): void {
  response.writeHead(status, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' });
  response.end(text);
}

function send(response: ServerResponse, { state }: Served): void {
  response.write(`data: ${state()}\n\n`);
}

function close(server: Server): void {
  server.close();
  server.closeAllConnections();
}
