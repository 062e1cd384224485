import { mapAt, type JsonObject } from '../definition/json';
import type { Preview, Settings } from '../definition/settings';
import type { Environment } from '../environment/environment-tree';
import { present } from '../diagnostics/present';
import { noPreviewName, previewHost, previewName, unknownRuleName } from '../names/istio-names';
import { objectBasics } from '../plan/object-basics';
import type { RouteRule, RouteTable } from '../plan/planned-object';
import { answerFor } from '../services/answers';
import type { Model } from '../services/model';
import { previewedService } from '../services/preview';
import { addressOf, type ResolvedService } from '../services/resolved-service';
import { planRules } from './plan-routes';
import { portAtGateways } from './plan-gateways';
import { visibilityOf } from './visibility';

/** The VirtualServices of the environments' own hosts, at a gateway alone, and the one of all hosts that none has. */
export function planPreviews(model: Model): RouteTable[] {
  const { environments, settings, defaultEnvironment } = model.tree;
  const { preview } = settings;
  if (!preview) return [];
  const known = [...environments.values()].flatMap((environment) => planPreview(environment, preview, model));
  const owner = environments.get(defaultEnvironment ?? '');
  return owner ? [...known, planUnknown(owner, preview, model)] : known;
}

function planPreview(environment: Environment, preview: Preview, model: Model): RouteTable[] {
  const { settings } = model.tree;
  const host = previewHost(preview.host, environment.name, settings.splitter);
  const service = model.services.find((it) => it.service === previewedService(environment, preview));
  // Too long a name, or no such service, is a mistake of its own.
  if (host === undefined || !service) return [];
  const rules = rulesFor(environment, service, model);
  const name = previewName(environment.name, settings.splitter);
  return [table(environment, name, { hosts: [host], rules, preview, model })];
}

/** Who answers is known, so that no rule asks for the environment; what comes after the service asks the header. */
function rulesFor(
  environment: Environment,
  service: ResolvedService,
  { tree, services, answers }: Model,
): RouteRule[] {
  const ofService = present(answers[services.indexOf(service)]);
  const found = present(answerFor(ofService, environment.ancestors));
  const answer = { ...found, environment: null };
  const [answering] = answer.answeredBy;
  const owner = service.instances.find((it) => it.environment.name === answering);
  const address = owner ? addressOf(service, owner) : present(service.addresses[0]);
  return planRules(answer, { service, address, tree, ...portAtGateways(address) }).map((rule) =>
    'host' in rule.target
      ? { ...rule, http: withCarriers(rule.http, environment.name, tree.settings) }
      : rule,
  );
}

/** `http` with the environment in the header, in the place of what a client sends, and in the baggage beside it. */
function withCarriers(http: JsonObject, name: string, { header, aliases }: Settings): JsonObject {
  const headers = mapAt(http, 'headers');
  const request = mapAt(headers, 'request');
  const added = mapAt(request, 'add');
  const own = typeof added.baggage === 'string' ? [added.baggage] : [];
  const ours = aliases.flatMap(({ baggage }) => (baggage === undefined ? [] : [`${baggage}=${name}`]));
  return {
    ...http,
    headers: {
      ...headers,
      request: {
        ...request,
        set: { ...mapAt(request, 'set'), [header]: name },
        ...(ours.length > 0 && { add: { ...added, baggage: [...own, ...ours].join(',') } }),
      },
    },
  };
}

function planUnknown(owner: Environment, preview: Preview, model: Model): RouteTable {
  const target = { status: 404, body: 'envtree: no environment has this host\n' };
  const rules = [{ name: unknownRuleName, match: [], target, http: {} }];
  return table(owner, noPreviewName, { hosts: [preview.host.replace('{env}', '*')], rules, preview, model });
}

interface TableProps {
  readonly hosts: readonly string[];
  readonly rules: readonly RouteRule[];
  readonly preview: Preview;
  readonly model: Model;
}

function table(environment: Environment, name: string, { preview, model, ...said }: TableProps): RouteTable {
  return {
    ...objectBasics({ environment }, name),
    kind: 'VirtualService',
    layer: 'routes',
    ...visibilityOf(model.tree),
    gateways: [preview.gateway],
    ...said,
  };
}
