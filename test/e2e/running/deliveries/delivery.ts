/** How what a case's files say comes into the cluster. */
export interface Delivery {
  /** Whose the fields of what it applies are, to the API server. */
  readonly fieldManager: string;
  /** Brings it there for the first time. */
  start(): Promise<void>;
  /** Brings the files there as they are now, and waits until that is done. */
  deliver(): Promise<void>;
  /** Takes it away, so that nothing comes back. */
  end(): Promise<void>;
}
