import type { Side } from '../../names/log-keys';

/** One end of a call, as the sidecar there has logged it. */
export interface Hop {
  readonly side: Side;
  /** When it started, in microseconds, and how many it took. */
  readonly at: number;
  readonly took: number;
  /** The same for people. */
  readonly time: string;
  /** The pod whose sidecar it is, with its namespace: `shop/orders-dev-7c9d`. */
  readonly pod: string;
  readonly service: string;
  /** Of the request, as it goes on. */
  readonly environment: string | undefined;
  /** What the application itself has sent, of a call that goes out. */
  readonly sent: string | undefined;
  readonly requestId: string | undefined;
  readonly traceId: string | undefined;
  /** The service that is called; undefined of what comes in, and of what is for none of the mesh. */
  readonly called: string | undefined;
  /** Whom the application has asked for, of a call that goes out. */
  readonly host: string | undefined;
}
