/** Runs all parts, so many at once, in their order; gives what came of them as they end. */
export async function sideBySide<Part, Result>(
  parts: readonly Part[],
  run: (part: Part) => Promise<Result>,
  width: number,
): Promise<Result[]> {
  const left = [...parts];
  const results: Result[] = [];
  const take = async (): Promise<void> => {
    for (let part = left.shift(); part !== undefined; part = left.shift()) results.push(await run(part));
  };
  await Promise.all(Array.from({ length: width }, take));
  return results;
}
