import { mapAt, type JsonObject } from '../definition/json';
import { error, type Diagnostic } from '../diagnostics/diagnostic';
import { companionsOf } from '../environment/companions-of';
import { fullKindOf } from '../manifests/object-kinds';
import { companionName } from '../names/object-names';
import type { Model } from '../services/model';

/** The scopes in which a SealedSecret can have another name (https://github.com/bitnami-labs/sealed-secrets#scopes). */
const scopes = ['sealedsecrets.bitnami.com/namespace-wide', 'sealedsecrets.bitnami.com/cluster-wide'];

/** A SealedSecret below a root that is sealed for one name, which it has no longer there. */
export function sealedByName({ tree }: Model): Diagnostic[] {
  const environments = [...tree.environments.values()].filter(({ name, root }) => name !== root);
  const { splitter } = tree.settings;
  return environments.flatMap((environment) =>
    companionsOf(environment, tree)
      .filter(({ content }) => fullKindOf(content) === 'SealedSecret.bitnami.com' && !isFree(content))
      .map(({ kind, name, origin, location }) => {
        const renamed = companionName({ kind, name, environment: environment.name, splitter });
        return error({
          code: 'sealed-by-name',
          message: `The SealedSecret "${name}" is sealed for this name, and would be "${renamed}" here`,
          location: origin,
          related: [{ message: 'The object', location }],
          hint: 'Seal it for all names of the namespace: kubeseal --scope namespace-wide',
        });
      }),
  );
}

function isFree(content: JsonObject): boolean {
  const annotations = mapAt(content, 'metadata', 'annotations');
  return scopes.some((scope) => annotations[scope] === 'true');
}
