import { portsOf } from '../definition/given-instance';
import { mapAt, type JsonObject } from '../definition/json';
import type { ServicePort, ServiceSettings } from '../definition/service-specification';
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
  const { service: settings, external } = stated.specification;
  if (!settings) return { services, diagnostics: [] };
  const own = checkSettings(settings, stated);
  const { ports = [] } = settings;
  const [main, ...others] = services;
  const diagnostics = external === true ? own : [...own, ...checkPorts(main, ports, stated)];
  return { services: main ? [withProtocols(main, ports), ...others] : [], diagnostics };
}

function checkSettings(settings: ServiceSettings, stated: StatedService): Diagnostic[] {
  const tell = (key: string, message: string, hint: string): Diagnostic =>
    error({ code: 'misplaced-key', message, location: locateStated(stated, ['service', key]), hint });
  if (stated.specification.external === true) {
    const hint = 'Whoever deploys it changes its Service.';
    return Object.keys(settings).map((key) => tell(key, 'The Service is external, and not rendered', hint));
  }
  const others = Object.keys(settings).filter((key) => key !== 'ports');
  return others.map((key) =>
    tell(key, 'The Service stays as its manifest has it', 'Change it in the manifest.'),
  );
}

function checkPorts(
  main: JsonObject | undefined,
  ports: readonly ServicePort[],
  stated: StatedService,
): Diagnostic[] {
  const known = (main ? portsOf(main) : []).map(({ port }) => port as number);
  return ports.flatMap((port, index) => {
    const location = locateStated(stated, ['service', 'ports', index]);
    if (!known.includes(port.port)) {
      const hint = known.length === 0 ? undefined : `It has: ${known.join(', ')}`;
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
  return { ...service, spec: { ...mapAt(service, 'spec'), ports } };
}
