import { version } from '../../package.json';
import { isDay } from '../core/definition/day';
import { formatGithub } from '../core/diagnostics/format-github';
import { formatJson } from '../core/diagnostics/format-json';
import { formatSarif } from '../core/diagnostics/format-sarif';
import type { Report } from '../core/diagnostics/shown-diagnostic';
import { withFindings } from '../core/plan-environments';
import { selectObjects } from '../core/plan/selection';
import { formatCarriers } from '../core/reports/carriers';
import { formatNothingWrong } from '../core/reports/nothing-wrong';
import { answerRequest } from '../answers/answer-request';
import { misused, type CommandResult } from '../answers/command-result';

/** The formats beside `text`. */
const reports: Readonly<Record<string, Report>> = {
  json: formatJson,
  sarif: (diagnostics) => formatSarif(diagnostics, version),
  github: formatGithub,
};

/** In what form `envtree check` says what it finds. */
export const checkFormats = ['text', ...Object.keys(reports)];

export interface CheckOptions {
  /** @default false */
  readonly allowEmpty?: boolean;
  /** One of `checkFormats`. @default - text */
  readonly format?: string;
  /** The day for which it is told what has expired; true: today, in UTC. @default - nobody asks */
  readonly now?: string | true;
}

/**
 * `envtree check`: what is wrong with the environments of a folder, and what is worth a look; with aliases, whose
 * carriers are read. It fails whenever `envtree render` does, so also where there is nothing to render.
 */
export function check(
  folder: string,
  { allowEmpty = false, format = 'text', now }: CheckOptions = {},
): CommandResult {
  const today = now === true ? new Date().toISOString().slice(0, 10) : now;
  if (today !== undefined && !isDay(today)) {
    return misused(
      `--now takes a date that there is, like 2026-12-31, and "${today}" is none; a folder stands before it`,
    );
  }
  const report = reports[format];
  return answerRequest({
    folder,
    look: (planned) => withFindings(planned, { today }),
    report,
    print: (plan) => {
      if (selectObjects(plan, {}).length === 0 && !allowEmpty) return undefined;
      return report ? '' : formatCarriers(plan);
    },
    ...(!report && { sayNothingWrong: formatNothingWrong }),
    hintForEmptiness: 'If that is what you mean, say --allow-empty.',
  });
}
