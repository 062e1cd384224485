import type { JsonObject } from './json';
import type { Location } from '../diagnostics/diagnostic';

/** An object of the API as somebody else has written it. */
export interface ManifestObject {
  readonly kind: string;
  readonly name: string;
  /** Undefined where the manifest leaves it to whoever applies it. */
  readonly namespace: string | undefined;
  readonly content: JsonObject;
  /** Where it starts in its file. */
  readonly location: Location;
}

/** An object that comes with an environment. */
export interface Companion extends ManifestObject {
  /** Where the environment's file names the file that it is in. */
  readonly origin: Location;
}
