/** Sends requests of an environment along chains of services; what `envtree trace` says then of each service. */
export interface TracedStep {
  readonly traced: {
    readonly environment: string;
    /** How often along each chain. */
    readonly times: number;
    readonly chains: readonly (readonly string[])[];
  };
  readonly finds: Readonly<Record<string, TracedFinding>>;
  readonly from?: string;
}

export interface TracedFinding {
  readonly requests: number;
  readonly kept: number;
  readonly lost: number;
  readonly tagged: number;
  readonly sure: string;
}

/** Sends requests along a chain by `envtree probe`, which reads the log that grows meanwhile; what it says of each service. */
export interface ProbedStep {
  readonly probed: readonly string[];
  /** The numbers of the table's columns in their order, and how sure: `3 0 3 0 certain`. */
  readonly says: Readonly<Record<string, string>>;
}
