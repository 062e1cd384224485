import type { Location } from '../diagnostics/diagnostic';
import type { Plan } from '../plan/plan';
import type { Model } from '../services/model';

/** What reports of single answers read. */
export interface ReportSource {
  readonly plan: Plan;
  readonly model: Model;
  /** A file's path as the reader of the report knows it. */
  readonly pathOf: (file: string) => string;
}

/** A place in a file, as it is shown; the file as a whole where no line of it is meant. */
export interface Place {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

export function placeIn({ pathOf }: ReportSource, { file, line, column }: Location): Place {
  return { file: pathOf(file), line, column };
}

/** `envs/dev.yaml:3:5` */
export function formatPlace({ file, line, column }: Place): string {
  return [file, line, column].filter((part) => part !== undefined).join(':');
}
