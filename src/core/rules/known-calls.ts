import { locateValue } from '../definition/document-locations';
import { error, type Diagnostic } from '../diagnostics/diagnostic';
import { present } from '../diagnostics/present';
import { didYouMean, hintNames } from '../diagnostics/suggest';
import { callsOf, isForeignHost } from '../services/calls';
import { chainOf, ownSpecification, type Instance } from '../services/instance';
import { locateInstance, locateOwnKey } from '../services/locate-in-instance';
import type { Model } from '../services/model';
import { isUncertain, mayHaveOtherServices } from '../services/uncertainty';

/** What a service says that it calls is there, and is said first of all where the service begins. */
export function knownCalls(model: Model): Diagnostic[] {
  return model.instances
    .filter((instance) => ownSpecification(instance).calls !== undefined)
    .flatMap((instance) => [...checkNames(instance, model), ...checkBeginning(instance, model)]);
}

function checkNames(instance: Instance, { services, tree }: Model): Diagnostic[] {
  if (mayHaveOtherServices(tree)) return [];
  const { service, environment } = instance;
  const calls = present(ownSpecification(instance).calls);
  const names = services.map((it) => it.service);
  return calls.flatMap((call, index) => {
    if (isForeignHost(call) || names.includes(call)) return [];
    return [
      error({
        code: 'unknown-call',
        message: `"${service}" calls "${call}", and there is no such service`,
        location: locateValue(environment.definition.locations, ['services', service, 'calls', index]),
        hint: hintFor(call, names),
      }),
    ];
  });
}

/** The likelier first. */
function hintFor(call: string, names: readonly string[]): string {
  const host = `Of what has no file, say the host by its namespace, as ./${call}.example.com`;
  const meant = didYouMean(call, names);
  return meant === undefined ? `${host}. ${hintNames(call, names)}` : `${meant} ${host}`;
}

/** What an environment adds tells nothing of what the rest of the service calls. */
function checkBeginning(instance: Instance, { tree }: Model): Diagnostic[] {
  if (callsOf(instance) || isUncertain(instance, ['calls'], tree)) return [];
  const { service } = instance;
  const first = present(chainOf(instance).at(-1));
  const { name } = first.environment;
  return [
    error({
      code: 'calls-without-beginning',
      message: `"${service}" begins in "${name}", which does not say what it calls`,
      location: locateOwnKey(instance, 'calls'),
      related: [{ message: `"${service}" in "${name}"`, location: locateInstance(first) }],
      hint: `Say it there, for all environments; what is said here is added. It calls nobody: calls: []`,
    }),
  ];
}
