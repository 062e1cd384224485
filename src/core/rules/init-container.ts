import { says, type JsonObject } from '../definition/json';
import { error, type Diagnostic } from '../diagnostics/diagnostic';
import { findNew } from '../services/find-new';
import type { Instance } from '../services/instance';
import { locateKeyInInstance } from '../services/locate-in-instance';
import type { Model } from '../services/model';

/** What containers have that go on running (k8s.io/kubernetes/pkg/apis/core/validation, validateInitContainers). */
const fieldsOfRunning = ['lifecycle', 'livenessProbe', 'readinessProbe', 'startupProbe'];

/** A container that runs before the others, and ends, with what only one has that goes on running. */
export function initContainer(model: Model): Diagnostic[] {
  return model.instances.flatMap((instance) =>
    findNew(instance, findNeedless).map(({ index, field }) =>
      error({
        code: 'missing-field',
        message: `"${field}" needs "restartPolicy: Always" in an init container, which then goes on running`,
        location: locateKeyInInstance(instance, ['pod', 'initContainers', index, field]),
      }),
    ),
  );
}

function findNeedless({ specification }: Instance): { readonly index: number; readonly field: string }[] {
  return (specification.pod?.initContainers ?? []).flatMap((container, index) => {
    if (container.restartPolicy === 'Always') return [];
    return fieldsOfRunning
      .filter((field) => says(container as JsonObject, field))
      .map((field) => ({ index, field }));
  });
}
