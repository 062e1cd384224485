/** The only requests to others: those that somebody asks for on the command line. */
import { request as requestPlain } from 'node:http';
import { request as requestEncrypted } from 'node:https';

/** How long nothing may come, in milliseconds. */
const timeout = 30_000;

/** An HTTP status, or why there is none. */
export type Answered = { readonly status: number } | { readonly failure: string };

/**
 * Sends a GET request with these headers, `host` among them, which `fetch` makes of the URL alone; never fails, and
 * follows no redirect.
 */
export async function sendRequest(
  url: string,
  headers: Readonly<Record<string, string | string[]>>,
): Promise<Answered> {
  const request = new URL(url).protocol === 'https:' ? requestEncrypted : requestPlain;
  return new Promise((resolve) => {
    const sent = request(url, { headers, agent: false, timeout }, (response) => {
      response.resume();
      response.on('error', fail);
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0 });
      });
    });
    function fail({ message }: Error): void {
      resolve({ failure: message });
    }
    sent.on('error', fail);
    sent.on('timeout', () => sent.destroy(new Error(`no answer within ${String(timeout / 1000)} seconds`)));
    sent.end();
  });
}

/** So many hexadecimal digits, which nobody else has. */
export function randomDigits(count: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(Math.ceil(count / 2)));
  const digits = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return digits.slice(0, count);
}

/** A request's id as Envoy makes them, which nobody else has. */
export function randomId(): string {
  return crypto.randomUUID();
}
