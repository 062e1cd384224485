import { portsOf } from '../definition/given-instance';
import { isObject, toText, type JsonObject } from '../definition/json';
import type { ServicePort } from '../definition/service-specification';
import { error, type Diagnostic } from '../diagnostics/diagnostic';
import { locateStated, type StatedService } from './stated-service';

export interface StatedProtocols {
  readonly services: readonly JsonObject[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * `services`, of which envtree renders the first, with what an environment file says of its ports' protocols:
 * `service: {ports: [{port: 8080, appProtocol: http}]}`. Nothing else of a Service that a manifest describes can be
 * said, and nothing at all of one that somebody else applies.
 */
export function stateProtocols(services: readonly JsonObject[], stated: StatedService): StatedProtocols {
  const settings = stated.specification.service;
  const [main, ...others] = services;
  if (!settings) return { services, diagnostics: [] };
  const diagnostics = [...checkSettings(stated), ...checkPorts(main, stated)];
  if (!main || diagnostics.length > 0) return { services, diagnostics };
  return { services: [withProtocols(main, settings.ports ?? []), ...others], diagnostics };
}

function checkSettings(stated: StatedService): Diagnostic[] {
  const { service = {}, external } = stated.specification;
  const tell = (key: string, message: string, hint: string): Diagnostic =>
    error({ code: 'misplaced-key', message, location: locateStated(stated, ['service', key]), hint });
  if (external === true) {
    const hint = 'Whoever deploys it changes its Service.';
    return Object.keys(service).map((key) => tell(key, 'The Service is external, and not rendered', hint));
  }
  const others = Object.keys(service).filter((key) => key !== 'ports');
  return others.map((key) =>
    tell(key, 'The Service stays as its manifest has it', 'Change it in the manifest.'),
  );
}

function checkPorts(main: JsonObject | undefined, stated: StatedService): Diagnostic[] {
  if (stated.specification.external === true) return [];
  const known = (main ? portsOf(main) : []).map(({ port = null }) => port);
  const ports = stated.specification.service?.ports ?? [];
  return ports.flatMap((port, index) => {
    const location = locateStated(stated, ['service', 'ports', index]);
    if (!known.includes(port.port)) {
      const hint = known.length === 0 ? undefined : `It has: ${known.map(toText).join(', ')}`;
      const message = `The Service has no port ${String(port.port)}`;
      return [error({ code: 'unknown-service-port', message, location, hint })];
    }
    const others = Object.keys(port).filter((key) => key !== 'port' && key !== 'appProtocol');
    return others.map((key) =>
      error({
        code: 'misplaced-key',
        message: `"${key}" of a port stays as the manifest has it`,
        location: locateStated(stated, ['service', 'ports', index, key]),
        hint: 'Beside "port", only "appProtocol" can be said of it.',
      }),
    );
  });
}

function withProtocols(service: JsonObject, stated: readonly ServicePort[]): JsonObject {
  const ports = portsOf(service).map((port) => {
    const appProtocol = stated.find((it) => it.port === port.port)?.appProtocol;
    return appProtocol === undefined ? port : { ...port, appProtocol };
  });
  return { ...service, spec: { ...(isObject(service.spec) ? service.spec : {}), ports } };
}
