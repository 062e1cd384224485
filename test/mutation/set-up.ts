/** Runs before all tests of a mutant, to make them quick. */

const { packagesOutside } = globalThis as unknown as { packagesOutside: Readonly<Record<string, object>> };
for (const [name, exports] of Object.entries(packagesOutside)) jest.doMock(name, () => exports);

type Body = (...args: never[]) => unknown;

let hasFailed = false;

/** What compares times takes seconds for each mutant, and hardly any makes a program slow and right. */
const takesLong = /in a time that grows/;

/** A mutant is dead once one test has failed; Jest would run all others, too, and print how everything differs. */
function guard(body: Body, name: string): Body {
  return (...args) => {
    if (hasFailed || takesLong.test(name)) return;
    try {
      body(...args);
    } catch (failure) {
      hasFailed = true;
      throw failure;
    }
  };
}

interface Tests {
  (name: string, body: Body): void;
  each(...table: readonly unknown[]): (name: string, body: Body) => void;
}

const { test: original } = globalThis as unknown as { test: Tests };
const guarded: Tests = Object.assign(
  (name: string, body: Body) => {
    original(name, guard(body, name));
  },
  {
    each: (...table: readonly unknown[]) => {
      const register = original.each(...table);
      return (name: string, body: Body) => {
        register(name, guard(body, name));
      };
    },
  },
);
Object.assign(globalThis, { test: guarded });
