import { locateValue } from '../definition/document-locations';
import type { EnvironmentDefinition } from '../definition/environment-definition';
import type { Path } from '../definition/json';
import type { ServiceSpecification } from '../definition/service-specification';
import type { Location } from '../diagnostics/diagnostic';

/** What a file says of a service that runs already, or that manifests describe. */
export interface StatedService {
  readonly name: string;
  readonly specification: ServiceSpecification;
  readonly definition: EnvironmentDefinition;
  /** The environment's. */
  readonly namespace: string;
}

/** Where a file says something at `path` of a service. */
export function locateStated({ name, definition }: StatedService, path: Path): Location {
  return locateValue(definition.locations, ['services', name, ...path]);
}
