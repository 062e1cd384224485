import { isObject, mapAt, type JsonValue, type Path } from '../definition/json';
import { findRegularExpressionFault } from '../definition/regular-expression';
import { error, type Diagnostic } from '../diagnostics/diagnostic';
import { isToldElsewhere } from '../services/address';
import type { Instance } from '../services/instance';
import { locateInInstance } from '../services/locate-in-instance';
import { certainServices, type Model } from '../services/model';
import { requestRules, type RequestRule } from '../services/request-rules';

/** A regular expression in the rules of `http` that RE2 refuses, and so Istio the whole VirtualService. */
export function regularExpressions(model: Model): Diagnostic[] {
  return certainServices(model).flatMap(({ addresses }) =>
    addresses
      .filter((address) => !isToldElsewhere(address, ['http'], addresses))
      .flatMap(({ describedBy }) =>
        requestRules(describedBy.specification).flatMap((rule) => checkRule(rule, describedBy)),
      ),
  );
}

function checkRule({ path, match, settings }: RequestRule, instance: Instance): Diagnostic[] {
  const { match: rewritten } = mapAt(settings, 'rewrite', 'uriRegexRewrite');
  const found = [
    ...match.flatMap((conditions, index) => findExpressions(conditions, ['match', index])),
    ...findExpressions(mapAt(settings, 'corsPolicy').allowOrigins ?? [], ['corsPolicy', 'allowOrigins']),
    ...(typeof rewritten === 'string'
      ? [{ path: ['rewrite', 'uriRegexRewrite', 'match'], pattern: rewritten }]
      : []),
  ];
  return found.flatMap(({ path: place, pattern }) => {
    const fault = findRegularExpressionFault(pattern);
    if (fault === undefined) return [];
    const location = locateInInstance(instance, [...path, ...place]);
    return [error({ code: 'wrong-value', message: `The pattern "${pattern}" ${fault}`, location })];
  });
}

interface Expression {
  readonly path: Path;
  readonly pattern: string;
}

/** Every text that is called `regex`; a star alone is Istio's word for whatever is there. */
function findExpressions(value: JsonValue, path: Path): Expression[] {
  if (typeof value === 'string') {
    return path.at(-1) === 'regex' && value !== '*' ? [{ path, pattern: value }] : [];
  }
  const entries: (readonly [string | number, JsonValue])[] = Array.isArray(value)
    ? value.map((item, index) => [index, item as JsonValue] as const)
    : isObject(value)
      ? Object.entries(value)
      : [];
  return entries.flatMap(([key, item]) => findExpressions(item, [...path, key]));
}
