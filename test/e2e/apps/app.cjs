/** Answers as the demo app does, and asks the next one of a chain; it knows nothing of environments or carriers. */
const http = require('node:http');
const process = require('node:process');
const { URL } = require('node:url');

const { APP: app, ENVIRONMENT: environment } = process.env;

function ask(url) {
  return new Promise((resolve) => {
    const request = http.get(url, (response) => {
      let body = '';
      response.on('data', (part) => (body += part));
      response.on('end', () =>
        resolve(response.statusCode === 200 ? body.trim() : `!${response.statusCode}`),
      );
    });
    request.on('error', (failure) => resolve(`!${failure.message}`));
  });
}

http
  .createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url, 'http://localhost');
    if (pathname === '/ready') return response.end('ready\n');
    const [next, ...rest] = (searchParams.get('next') ?? '').split(',');
    const after = next ? ` ${await ask(`${next}/?next=${rest.join(',')}`)}` : '';
    return response.end(`${app}@${environment}${after}\n`);
  })
  .listen(8080);
