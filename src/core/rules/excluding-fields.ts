import { describeKey } from '../definition/describe-value-error';
import { says, toText, type JsonValue, type Path } from '../definition/json';
import { error, type Diagnostic } from '../diagnostics/diagnostic';
import { findNew } from '../services/find-new';
import type { Instance } from '../services/instance';
import { locateKeyInInstance } from '../services/locate-in-instance';
import type { Model } from '../services/model';
import { typedMapsOf, type TypedMap } from '../services/typed-maps';
import { unions } from '../services/unions';

/** Two fields of a map of which Kubernetes or Istio takes one: `httpGet` and `tcpSocket` in one probe. */
export function excludingFields(model: Model): Diagnostic[] {
  return model.instances.flatMap((instance) =>
    findNew(instance, findPairs).map((pair) => describe(instance, pair)),
  );
}

interface Pair {
  readonly path: Path;
  readonly first: string;
  readonly second: string;
  /** The first as it is said: by its value, where that is what excludes. */
  readonly said: string;
}

function findPairs(instance: Instance): Pair[] {
  return typedMapsOf(instance).flatMap((map) => [...pairsOf(map), ...misnamed(map)]);
}

function pairsOf({ path, value, schema }: TypedMap): Pair[] {
  return (schema['x-unions'] ?? []).flatMap(({ fields }) => {
    const [first, ...others] = Object.keys(value).filter((key) => fields.includes(key) && says(value, key));
    return first === undefined ? [] : others.map((second) => ({ path, first, second, said: first }));
  });
}

/** A member beside a field that names another one, as `rollingUpdate` beside `type: Recreate`. */
function misnamed({ path, value }: TypedMap): Pair[] {
  const place = path.join('/').replace(/^pod\/(initContainers|containers)\/\d+\//, '');
  const here = unions.filter((union) => union.path === place);
  return here.flatMap(({ members, discriminator }) => {
    if (!discriminator || !says(value, discriminator.field)) return [];
    const { field: first, valueOf } = discriminator;
    const said = `${first}: ${toText(value[first] as JsonValue)}`;
    const beside = members.filter((member) => says(value, member) && valueOf[member] !== value[first]);
    return beside.map((second) => ({ path, first, second, said }));
  });
}

function describe(instance: Instance, { path, first, second, said }: Pair): Diagnostic {
  return error({
    code: 'excluding-fields',
    message: `"${second}" cannot stand beside "${said}" in ${describeKey(path.map(String))}`,
    location: locateKeyInInstance(instance, [...path, second]),
    related: [{ message: `"${said}" is here`, location: locateKeyInInstance(instance, [...path, first]) }],
    hint: 'Leave one of them out.',
  });
}
