import type { Companion } from '../definition/manifest-object';
import { companionsOf } from '../environment/companions-of';
import type { Environment, EnvironmentTree } from '../environment/environment-tree';
import { mapAt } from '../definition/json';
import { fullKindOf, isOfTheCluster } from '../manifests/object-kinds';
import { companionName } from '../names/object-names';
import type { Model } from '../services/model';
import { environmentAnnotations, objectLabels, type Labels } from './labels';
import { objectBasics } from './object-basics';
import type { AdoptedObject } from './planned-object';
import { referToCompanions, type Refer } from './refer-to-companions';

/**
 * What else comes with the environments. It comes before the workloads, which may mount it; its pods, if it has some,
 * get no labels, since no request is for them.
 */
export function planCompanions(model: Model): AdoptedObject[] {
  const { tree } = model;
  const refer = referToCompanions(model);
  return [...tree.environments.values()].flatMap((environment) =>
    companionsOf(environment, tree).map((companion) =>
      planCompanion(companion, environment, { tree, refer }),
    ),
  );
}

interface Context {
  readonly tree: EnvironmentTree;
  readonly refer: Refer;
}

/** A label or an annotation that its author has given it stays. */
function planCompanion(
  { content, name, origin }: Companion,
  environment: Environment,
  { tree, refer }: Context,
): AdoptedObject {
  const kind = fullKindOf(content);
  const { splitter } = tree.settings;
  const manifest = refer(content, environment);
  const basics = objectBasics(
    { environment },
    companionName({ kind, name, environment: environment.name, splitter }),
  );
  return {
    ...basics,
    kind: 'Adopted',
    layer: 'workloads',
    ...(isOfTheCluster(content) && { namespace: undefined }),
    labels: { ...objectLabels(), ...(mapAt(manifest, 'metadata', 'labels') as Labels) },
    annotations: {
      ...environmentAnnotations(environment),
      ...(mapAt(manifest, 'metadata', 'annotations') as Labels),
    },
    locate: () => origin,
    manifest,
  };
}
