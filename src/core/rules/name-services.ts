import { nameOf } from '../definition/given-instance';
import type { JsonObject } from '../definition/json';

/** Services in a sentence, each once: `Service "a"`, or `Services "a" and "b"`. */
export function nameServices(services: readonly JsonObject[]): string {
  const names = [...new Set(services.map((service) => `"${nameOf(service)}"`))];
  return `${names.length === 1 ? 'Service' : 'Services'} ${names.join(' and ')}`;
}
