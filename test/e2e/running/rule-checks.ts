import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ancestorChain } from '../../../src/core/environment/environment-name';
import { planEnvironments } from '../../../src/core/plan-environments';
import type { Plan } from '../../../src/core/plan/plan';
import { withoutTraceReason } from '../../../src/core/reports/trace/describe-hop';
import { findRoutes } from '../../../src/core/reports/find-routes';
import { readerOf, readSourceFiles } from '../../../src/files/read-source-files';
import type { Report } from './report';
import { comesTrue } from '../sandbox/wait-until';

/** A question, as the sidecar of the pod that asks sees it. */
export interface RoutedQuestion {
  /** `http://orders.shop:8080/a` */
  readonly url: string;
  /** The request's, once its pod's tag is on it; empty: none. */
  readonly environment: string;
  /** The namespace and name of the pod that asks. */
  readonly from: { readonly namespace: string; readonly name: string };
}

interface Asked extends RoutedQuestion {
  readonly id: string;
  /** The rules that `envtree explain` names, of which Envoy takes one. */
  readonly rules: readonly string[];
}

/** How long a sidecar may take to write its log, in seconds. */
const secondsForLog = 60;

/**
 * Compares, of a case's questions, the rule that `envtree explain` names with the one that Envoy took, by the name of the
 * route at the end of each line of the asking sidecar's log. The log is read once, at the end of the case.
 */
export class RuleChecks {
  private readonly asked: Asked[] = [];
  private unrouted = 0;

  constructor(
    private readonly logFolder: string,
    private readonly splitter: string,
  ) {}

  /** The plan of a folder as it is now. */
  static planOf(folder: string): Plan {
    return planEnvironments(readSourceFiles(folder), { readFile: readerOf(folder) }).plan;
  }

  /** The id of a request that is about to be made; undefined where no rule is for it. */
  add(plan: Plan, question: RoutedQuestion): string | undefined {
    const { url, environment, from } = question;
    const [, service = '', namespace = ''] = /^\w+:\/\/([^.]+)\.([^:/]+)/.exec(url) ?? [];
    const found = findRoutes(
      plan,
      service,
      environment === '' ? [] : ancestorChain(environment, this.splitter),
    ).find(({ table }) => table.namespace === namespace);
    const reaches = found?.table.exportTo === undefined || found.table.exportTo.includes(from.namespace);
    if (!found || !reaches || found.rules.length === 0) {
      this.unrouted++;
      return undefined;
    }
    const id = randomUUID();
    this.asked.push({ ...question, id, rules: found.rules.map(({ rule }) => rule.name) });
    return id;
  }

  /** Looks all of them up, and says so. */
  async check(report: Report): Promise<void> {
    const { asked, unrouted } = this;
    if (asked.length === 0) return;
    let taken = this.readTaken();
    const isWritten = (): boolean => {
      taken = this.readTaken();
      return asked.every(({ id }) => taken.has(id));
    };
    await comesTrue(isWritten, secondsForLog);
    const logged = asked.filter(({ id }) => taken.has(id));
    const wrong = logged.filter(({ id, rules }) => !rules.includes(taken.get(id) ?? ''));
    const texts = wrong.map(({ id, url, environment, rules, from }) => {
      return `${url} of "${environment}" from ${from.name} took ${taken.get(id) ?? ''}, not ${rules.join(' or ')}`;
    });
    const missing = asked.filter(({ id }) => !taken.has(id));
    const others = [
      ...(unrouted > 0 ? [`${String(unrouted)} that no rule is for`] : []),
      ...missing.map(
        ({ url, environment, from }) => `not logged: ${url} of "${environment}" from ${from.name}`,
      ),
    ];
    const text = `Envoy took the rule that explain names: ${[`${String(logged.length)} questions`, ...others].join(', ')}`;
    report.check({
      isGood: wrong.length === 0 && missing.length === 0,
      text: [text, ...texts.slice(0, 10)].join('; '),
    });
  }

  /** By the id of a request, the name of its route: what each line of Istio's own format ends with. */
  private readTaken(): Map<string, string> {
    const taken = new Map<string, string>();
    for (const pod of new Set(this.asked.map(podOf))) {
      const path = join(this.logFolder, `${pod}.istio-proxy.log`);
      if (!existsSync(path)) continue;
      const wanted = new Set(this.asked.filter((one) => podOf(one) === pod).map(({ id }) => id));
      for (const line of readFileSync(path, 'utf8').split('\n')) {
        const id = withoutTraceReason(/"([0-9a-f-]{36})" "/.exec(line)?.[1] ?? '');
        // The same request has come in there as well where a pod has called itself.
        if (!wanted.has(id) || line.includes(' inbound|')) continue;
        taken.set(id, line.trimEnd().split(' ').at(-1) ?? '');
      }
    }
    return taken;
  }
}

function podOf({ from }: RoutedQuestion): string {
  return `${from.namespace}.${from.name}`;
}
