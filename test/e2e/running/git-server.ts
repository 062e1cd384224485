import { spawn } from 'node:child_process';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

const address = { host: '127.0.0.1', port: 1339 };

/** Where the repository in the folder `name` is cloned from, and its page. */
export function repositoryUrl(name: string): string {
  return `http://${address.host}:${address.port}/${name}`;
}

/** Serves the repositories below `folder`, as a git host does, by git's own program for that. */
export async function serveRepositories(folder: string): Promise<void> {
  const server = createServer((request, response) => {
    answer(folder, request, response);
  });
  await new Promise<void>((resolve) => server.listen(address, resolve));
}

/** By CGI (https://git-scm.com/docs/git-http-backend). */
function answer(folder: string, request: IncomingMessage, response: ServerResponse): void {
  const { pathname, search } = new URL(repositoryUrl(request.url?.slice(1) ?? ''));
  const { headers } = request;
  const backend = spawn('git', ['http-backend'], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: {
      PATH: process.env.PATH,
      GIT_PROJECT_ROOT: folder,
      GIT_HTTP_EXPORT_ALL: '1',
      PATH_INFO: pathname,
      QUERY_STRING: search.slice(1),
      REQUEST_METHOD: request.method,
      CONTENT_TYPE: headers['content-type'],
      HTTP_CONTENT_ENCODING: headers['content-encoding'],
      GIT_PROTOCOL: String(headers['git-protocol'] ?? ''),
    },
  });
  request.pipe(backend.stdin);
  const output: Buffer[] = [];
  backend.stdout.on('data', (chunk: Buffer) => output.push(chunk));
  backend.once('close', () => {
    passOn(Buffer.concat(output), response);
  });
}

function passOn(output: Buffer, response: ServerResponse): void {
  const end = output.indexOf('\r\n\r\n');
  const headers = output
    .toString('latin1', 0, end)
    .split('\r\n')
    .map((line) => line.split(': ', 2) as [string, string]);
  for (const [name, value] of headers) {
    if (name === 'Status') response.statusCode = Number.parseInt(value);
    else response.setHeader(name, value);
  }
  response.end(output.subarray(end + 4));
}
