/** Whether stdout shows colours (https://no-color.org). */
export function isColoured(): boolean {
  return process.stdout.isTTY && (process.env.NO_COLOR ?? '') === '';
}
