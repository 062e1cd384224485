import { mapAt, type Path } from '../definition/json';
import { error, type Diagnostic } from '../diagnostics/diagnostic';
import { isToldElsewhere } from '../services/address';
import type { Instance } from '../services/instance';
import { locateInInstance, locateKeyInInstance } from '../services/locate-in-instance';
import { certainServices, type Model } from '../services/model';
import { requestRules, type RequestRule } from '../services/request-rules';

/** A service whose routes change the header with the environment: whatever comes after it would be in another one. */
export function carrierChanged(model: Model): Diagnostic[] {
  const { header } = model.tree.settings;
  return certainServices(model).flatMap(({ addresses }) =>
    addresses
      .filter((address) => !isToldElsewhere(address, ['http'], addresses))
      .flatMap(({ describedBy }) =>
        requestRules(describedBy.specification).flatMap((rule) => checkRule(rule, header, describedBy)),
      ),
  );
}

function checkRule({ path, settings }: RequestRule, header: string, instance: Instance): Diagnostic[] {
  const isHeader = (name: unknown): boolean => String(name).toLowerCase() === header;
  const request = mapAt(settings, 'headers', 'request');
  const place: Path = [...path, 'headers', 'request'];
  const written = ['set', 'add'].flatMap((field) =>
    Object.keys(mapAt(request, field))
      .filter(isHeader)
      .map((name) => locateKeyInInstance(instance, [...place, field, name])),
  );
  const removed = ((request.remove ?? []) as readonly unknown[]).flatMap((name, index) =>
    isHeader(name) ? [locateInInstance(instance, [...place, 'remove', index])] : [],
  );
  return [...written, ...removed].map((location) =>
    error({
      code: 'carrier-changed',
      message: `"${header}" is the header with the environment, which goes through as it is`,
      location,
      hint: 'Leave it out.',
    }),
  );
}
