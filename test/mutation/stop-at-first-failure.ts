/** A mutant is dead once one test has failed; Jest would run the others all the same, and print how all of them differ. */

type Body = (...args: never[]) => unknown;

let hasFailed = false;

function guard(body: Body): Body {
  return (...args) => {
    if (hasFailed) return;
    try {
      body(...args);
    } catch (failure) {
      hasFailed = true;
      throw failure;
    }
  };
}

const { test: original } = globalThis;
const each = (...table: Parameters<typeof original.each>) => {
  const register = original.each(...table) as (name: string, body: Body) => void;
  return (name: string, body: Body): void => {
    register(name, guard(body));
  };
};
const guarded = (name: string, body: Body): void => {
  original(name, guard(body));
};
Object.assign(globalThis, { test: Object.assign(guarded, { each }) });
