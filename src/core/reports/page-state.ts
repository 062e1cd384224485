import type { PageData } from './page-data';

/** What the page is given to show, and, while files are edited, given anew. */
export interface PageState {
  /** The tree; null where there has been none without mistakes yet. */
  readonly graph: PageData | null;
  /** What is said of the files, as a terminal shows it; empty where they are right. */
  readonly said: string;
  /** Whether there are mistakes, so that the tree is the last one without. */
  readonly isStale: boolean;
  /** Whether it is served, and hears of changes. */
  readonly isLive: boolean;
}
