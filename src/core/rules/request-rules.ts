import { isObject, mapAt, says, type JsonObject, type Path } from '../definition/json';
import { error, type Diagnostic, type DiagnosticDetails } from '../diagnostics/diagnostic';
import { isToldElsewhere } from '../services/address';
import type { Instance } from '../services/instance';
import { locateInInstance, locateKeyInInstance } from '../services/locate-in-instance';
import { certainServices, type Model } from '../services/model';
import { matchesAll, requestRules as rulesOf, type RequestRule } from '../services/request-rules';

/** The rules of `http`: those that cannot hold in each environment, and those that Istio refuses. */
export function requestRules(model: Model): Diagnostic[] {
  const { header } = model.tree.settings;
  return certainServices(model).flatMap(({ addresses }) =>
    addresses
      .filter((address) => !isToldElsewhere(address, ['http'], addresses))
      .flatMap(({ describedBy }) => checkRules(describedBy, header)),
  );
}

function checkRules(instance: Instance, header: string): Diagnostic[] {
  const rules = rulesOf(instance.specification);
  const details = [
    ...findUnreachable(rules, instance),
    ...rules.flatMap((rule) => [
      ...findCarriers(rule, header, instance),
      ...findAnswers(rule, instance),
      ...findNothing(rule, instance),
      ...findBesideAnswer(rule, instance),
    ]),
  ];
  return details.map(error);
}

/** Istio takes the first rule that matches. */
function findUnreachable(rules: readonly RequestRule[], instance: Instance): DiagnosticDetails[] {
  const first = rules.findIndex(matchesAll);
  const all = rules[first];
  if (!all) return [];
  return rules.slice(first + 1).map(({ path }) => ({
    code: 'unreachable-rule',
    message: 'No request comes to this rule, since one before it is for all of them',
    location: locateInInstance(instance, path),
    related: [{ message: 'The rule for all of them', location: locateInInstance(instance, all.path) }],
    hint: 'Put it before that one.',
  }));
}

/** The environment is matched in every rule as it is; a second condition on it could only make an environment differ. */
function findCarriers({ path, match }: RequestRule, header: string, instance: Instance): DiagnosticDetails[] {
  return match.flatMap((conditions, index) =>
    ['headers', 'withoutHeaders'].flatMap((field) =>
      Object.keys(mapAt(conditions, field))
        .filter((name) => name.toLowerCase() === header)
        .map((name) => ({
          code: 'carrier-match' as const,
          message: `"${name}" is the header with the environment, by which every rule is routed already`,
          location: locateKeyInInstance(instance, [...path, 'match', index, field, name]),
          hint: 'Rules hold in all environments. What differs in one of them is in what its instance does.',
        })),
    ),
  );
}

/** It would be every request's answer, in all environments. */
function findAnswers(rule: RequestRule, instance: Instance): DiagnosticDetails[] {
  if (!matchesAll(rule)) return [];
  return Object.keys(rule.instead).map((key) => ({
    code: 'answer-without-match',
    message: `"${key}" is for every request, so that no environment would answer any`,
    location: locateKeyInInstance(instance, [...rule.path, key]),
    hint: 'Say which requests are meant: match: [{ uri: { prefix: /old } }]',
  }));
}

const redirected = ['authority', 'derivePort', 'port', 'prefixRewrite', 'scheme', 'uri'];

/** A redirect has to lead somewhere else (validateHTTPRedirect). */
function findNothing({ path, instead: { redirect } }: RequestRule, instance: Instance): DiagnosticDetails[] {
  if (!isObject(redirect) || redirected.some((key) => says(redirect, key))) return [];
  const names = redirected.map((key) => `"${key}"`).join(', ');
  return [
    {
      code: 'missing-field',
      message: `"redirect" lacks one of ${names}`,
      location: locateInInstance(instance, [...path, 'redirect']),
    },
  ];
}

/** What Istio refuses beside a redirect, or a response of its own (validateHTTPRouteConflict, validateHTTPRedirect). */
function findBesideAnswer(rule: RequestRule, instance: Instance): DiagnosticDetails[] {
  const { path, instead, settings, match } = rule;
  const exclude = (first: Path, second: Path): DiagnosticDetails => ({
    code: 'excluding-fields',
    message: `"${String(second.at(-1))}" cannot stand beside "${String(first.at(-1))}" in a rule of "http"`,
    location: locateKeyInInstance(instance, [...path, ...second]),
    related: [
      {
        message: `"${String(first.at(-1))}" is here`,
        location: locateKeyInInstance(instance, [...path, ...first]),
      },
    ],
    hint: 'Leave one of them out.',
  });
  const [answer, ...others] = Object.keys(instead);
  if (answer === undefined) return [];
  const beside = [...others, ...['fault', 'rewrite'].filter((key) => says(settings, key))];
  const isByPrefix = isObject(instead.redirect) && says(instead.redirect, 'prefixRewrite');
  const uris = isByPrefix ? findOtherUris(match) : [];
  return [
    ...beside.map((key) => exclude([answer], [key])),
    ...uris.map((uri) => exclude(['redirect', 'prefixRewrite'], uri)),
  ];
}

/** Where a path is matched by something else than its start. */
function findOtherUris(match: readonly JsonObject[]): Path[] {
  return match.flatMap((conditions, index) =>
    Object.keys(mapAt(conditions, 'uri'))
      .filter((kind) => kind !== 'prefix')
      .map((kind) => ['match', index, 'uri', kind]),
  );
}
