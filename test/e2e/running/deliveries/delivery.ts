/** How what a case's files say comes into the cluster. */
export interface Delivery {
  /** Brings it there for the first time. */
  start(): Promise<void>;
  /** Brings the files there as they are now, and waits until that is done. */
  deliver(): Promise<void>;
  /** Takes it away, so that nothing comes back. */
  end(): Promise<void>;
}
