export function askAll(_m: unknown, e: { answers: unknown }): unknown {
  return e.answers;
}
