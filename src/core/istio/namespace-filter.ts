import { locateKey } from '../definition/document-locations';
import { startOfFile } from '../diagnostics/diagnostic';
import type { EnvironmentTree } from '../environment/environment-tree';
import { beforeRoutes } from '../plan/argocd-order';
import { objectLabels } from '../plan/labels';
import type { HeaderFilter } from '../plan/planned-object';

/** What every filter has that is for a namespace as a whole, and that a key of the settings asks for. */
export function namespaceFilter(
  name: string,
  namespace: string,
  { tree, key }: { readonly tree: EnvironmentTree; readonly key: 'aliases' | 'edge' | 'tracing' },
): Omit<HeaderFilter, 'mutations'> {
  const { settingsLocations, defaultEnvironment } = tree;
  return {
    name,
    namespace,
    labels: objectLabels(),
    annotations: beforeRoutes,
    // Undefined only next to an error.
    environment: defaultEnvironment ?? '',
    locate: () =>
      settingsLocations.keys.has(`/${key}`)
        ? locateKey(settingsLocations, [key])
        : startOfFile(settingsLocations.file),
    kind: 'EnvoyFilter',
    layer: 'hosts',
  };
}
