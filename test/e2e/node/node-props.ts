import type { Programs } from '../programs/programs';
import type { ClusterClient } from './cluster-client';

/** What everything on the node needs. */
export interface NodeProps {
  readonly programs: Programs;
  readonly logFolder: string;
  readonly stateFolder: string;
  readonly cluster: ClusterClient;
}
