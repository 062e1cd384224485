export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** In seconds: far more than anything takes, since two busy cores can hold up whatever one waits for. */
const patience = 150;

type Condition = () => Promise<boolean> | boolean;

/** Asks again and again until `isSo`, the more seldom the longer it takes; false if it is not after so many seconds. */
export async function comesTrue(isSo: Condition, seconds = patience): Promise<boolean> {
  const start = Date.now();
  while (!(await isSo())) {
    const waited = Date.now() - start;
    if (waited > seconds * 1000) return false;
    await pause(Math.min(Math.max(200, waited / 10), 1000));
  }
  return true;
}

/** Asks again and again until `isSo`; throws with `what` after so many seconds. */
export async function waitUntil(what: string, isSo: Condition, seconds = patience): Promise<void> {
  if (!(await comesTrue(isSo, seconds))) throw new Error(`Not within ${seconds} s: ${what}`);
}
