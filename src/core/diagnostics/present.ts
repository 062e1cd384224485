/**
 * `value`, which is there by the program's own logic. Throws where that logic is wrong: a fault of ours, never a
 * mistake in a file.
 */
export function present<T>(value: T | null | undefined): T {
  return value ?? impossible('A value is missing that envtree relies on');
}

/** For what cannot happen by the program's own logic. */
export function impossible(message: string): never {
  throw new Error(message);
}
