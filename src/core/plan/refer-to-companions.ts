import type { JsonObject } from '../definition/json';
import type { Environment } from '../environment/environment-tree';
import { changeReferences } from '../manifests/change-references';
import type { Model } from '../services/model';
import { nameCompanions } from './companion-names';

/** An object of an environment that names what comes with it, or with one above, by the name that this has got. */
export type Refer = (object: JsonObject, environment: Environment) => JsonObject;

export function referToCompanions(model: Model): Refer {
  const findIn = nameCompanions(model);
  return (object, environment) => {
    const find = findIn(environment);
    return find ? changeReferences(object, environment.namespace, find) : object;
  };
}
