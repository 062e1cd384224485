export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

type Condition = () => Promise<boolean> | boolean;

/** Asks again and again until `isSo`; false if it is not after so many seconds. */
export async function comesTrue(isSo: Condition, seconds = 60): Promise<boolean> {
  const end = Date.now() + seconds * 1000;
  while (!(await isSo())) {
    if (Date.now() > end) return false;
    await pause(200);
  }
  return true;
}

/** Asks again and again until `isSo`; throws with `what` after so many seconds. */
export async function waitUntil(what: string, isSo: Condition, seconds = 60): Promise<void> {
  if (!(await comesTrue(isSo, seconds))) throw new Error(`Not within ${seconds} s: ${what}`);
}
