import { locateKey } from '../definition/document-locations';
import { startOfFile } from '../diagnostics/diagnostic';
import type { Environment } from '../environment/environment-tree';
import { objectLabels } from './labels';
import type { ObjectBasics } from './planned-object';

/** What an object is for: an instance, or an environment as a whole. */
export interface ObjectOwner {
  readonly environment: Environment;
  readonly service?: string;
}

/** What every object of `owner` has. */
export function objectBasics({ environment, service }: ObjectOwner, name: string): ObjectBasics {
  const { locations } = environment.definition;
  return {
    name,
    namespace: environment.namespace,
    labels: objectLabels(service),
    annotations: {},
    environment: environment.name,
    ...(service !== undefined && { service }),
    locate: () =>
      service === undefined ? startOfFile(locations.file) : locateKey(locations, ['services', service]),
  };
}
