import type { Path } from '../../definition/json';
import type { Instance } from '../../services/instance';
import { injectionAnnotations } from '../../services/instrumentation';

/** The place of the template of pods in a workload. */
const template = ['spec', 'template'];

/** The annotation of a workload with volumes of its own. */
const confirmation = 'argocd.argoproj.io/sync-options';

/**
 * Where a service says what its workload has at `keys`, as `compareValues` gives them: `spec.template.spec.containers`,
 * `orders`, `image` is `image`. Undefined where that is nothing that a service says.
 */
export function specificationPath(keys: Path, instance: Instance): Path | undefined {
  const [first, ...rest] = keys;
  if (first !== 'spec') return rest[1] === confirmation ? ['spec', 'volumeClaimTemplates'] : undefined;
  if (!template.every((key, index) => keys[index] === key)) {
    if (rest[0] === 'selector') return undefined;
    return rest[0] === 'replicas' ? rest : ['spec', ...rest];
  }
  const [part, field, ...inner] = keys.slice(template.length);
  if (part === 'spec')
    return field === 'containers' ? pathOfContainer(inner, instance) : ['pod', ...keys.slice(3)];
  if (field === 'labels') return ['labels', ...inner];
  const isInjected = Object.hasOwn(injectionAnnotations(instance), String(inner[0]));
  return isInjected ? ['instrumentation'] : ['annotations', ...inner];
}

/** The first container is the service's own, whose fields stand in the service itself. */
function pathOfContainer(inner: Path, { service, specification }: Instance): Path {
  const isOwn = inner[0] === (specification.name ?? service);
  return isOwn ? inner.slice(1) : ['pod', 'containers', ...inner];
}
