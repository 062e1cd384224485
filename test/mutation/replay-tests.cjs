/** Registers tests that were registered before, in another run, once more, without running the files that they are in. */

/** Of a block that Jest has registered: what it takes to do so again. */
function recordBlock({ name, children, hooks }) {
  return {
    name,
    hooks: hooks.map(({ type, fn, timeout }) => ({ type, fn, timeout })),
    children: children.map((child) => (child.type === 'test' ? recordTest(child) : recordBlock(child))),
  };
}

function recordTest({ name, fn, timeout }) {
  return { name, fn, timeout };
}

/** Registers what is in `block`, but for the tests that are not meant, which are told by their full names. */
function replayBlock(block, { globals, isMeant, above = '' }) {
  for (const { type, fn, timeout } of block.hooks) globals[type](fn, timeout);
  for (const child of block.children) {
    const fullName = `${above}${child.name}`;
    if (child.fn) {
      if (isMeant(fullName)) globals.test(child.name, child.fn, child.timeout);
    } else {
      const inner = { globals, isMeant, above: `${fullName} ` };
      if (hasMeant(child, inner)) globals.describe(child.name, () => replayBlock(child, inner));
    }
  }
}

function hasMeant({ children }, { isMeant, above }) {
  return children.some((child) => {
    const fullName = `${above}${child.name}`;
    return child.fn ? isMeant(fullName) : hasMeant(child, { isMeant, above: `${fullName} ` });
  });
}

module.exports = { recordBlock, replayBlock };
