/**
 * How Jest runs the tests for one mutant, of which there are thousands. What is not mutated is loaded once, by Node.js
 * itself, and so is what Ajv makes of a schema; the sources and the tests are, too, but for mutants of what runs while a
 * module loads. A mutant is dead once one test has failed: the others are left out, and the next mutant, most likely of
 * the same function, meets that test first.
 */
const process = require('node:process');
const { TestEnvironment } = require('jest-environment-node');
const ajv = require('ajv');
const { loadOnce } = require('./load-once.cjs');
const { recordBlock, replayBlock } = require('./replay-tests.cjs');

const validators = new Map();

class CachingAjv extends ajv.Ajv {
  compile(schema) {
    const { allErrors, verbose, strict } = this.opts;
    const key = JSON.stringify([allErrors, verbose, strict, schema]);
    const validator = validators.get(key) ?? super.compile(schema);
    validators.set(key, validator);
    return validator;
  }
}

const packagesOutside = {
  ajv: { ...ajv, __esModule: true, default: CachingAjv, Ajv: CachingAjv },
  cdk8s: require('cdk8s'),
  'cdk8s-plus-27': require('cdk8s-plus-27'),
  constructs: require('constructs'),
  'fast-check': require('fast-check'),
  yaml: require('yaml'),
};

/** What compares times, or is long, takes a second for each mutant, and hardly any makes a program slow and right. */
const takesLong =
  /in a time that grows|nested without end|where there are more than 10,000|as often as people use/;

/** The names of the tests that failed for a mutant, the one that did so last before all others. */
let failed = [];

/** Its own, or that of the outermost block that it is in: these are put into order. */
function nameOf(test) {
  return test.parent?.parent ? nameOf(test.parent) : test.name;
}

function placeOf({ name }) {
  const place = failed.indexOf(name);
  return place < 0 ? failed.length : place;
}

/** Ends the run after a test. */
function endAfter(child) {
  if (!child.parent) return;
  const { children } = child.parent;
  children.splice(children.indexOf(child) + 1);
  endAfter(child.parent);
}

/** What holds for all mutants that one process meets: what registers all tests, and these as they were registered. */
let registering, recorded;
/** The globals of Jest in the run that is going on. */
let globals;

/**
 * Stryker names the tests of a mutant, unless it is one of code that runs while a module loads: then the sources have to
 * be loaded anew, and so they are to find out which tests reach which mutant.
 */
function isOfLoadedCode({ globalConfig }) {
  return process.env.__STRYKER_ACTIVE_MUTANT__ !== undefined && Boolean(globalConfig.testNamePattern);
}

/** The names of tests that Stryker has made one pattern of: `(a)|(b\\.)`. */
function namesIn(pattern) {
  return new Set(
    pattern
      .slice(1, -1)
      .split(')|(')
      .map((name) => name.replace(/\\(.)/g, '$1')),
  );
}

module.exports = class extends TestEnvironment {
  constructor(config, context) {
    super(config, context);
    Object.assign(this.global, { packagesOutside });
    // Jest copies it, and what is loaded outside looks into the original.
    this.global.process.env = process.env;
    this.isOfLoadedCode = isOfLoadedCode(config);
    this.root = config.projectConfig.rootDir;
    this.meant = namesIn(config.globalConfig.testNamePattern ?? '');
  }

  async setup() {
    await super.setup();
    if (!this.isOfLoadedCode) return;
    // The sources look up once what tells them of the active mutant, and Stryker has one object of it.
    globalThis.__stryker__ = this.global.__stryker__;
    registering ??= loadOnce({ root: this.root, packages: packagesOutside, current: () => globals });
    const register = await registering;
    globalThis.__stryker__.activeMutant = process.env.__STRYKER_ACTIVE_MUTANT__;
    this.global.registerTests = (current) => {
      globals = current;
      if (recorded) replayBlock(recorded, { globals, isMeant: (fullName) => this.meant.has(fullName) });
      else register();
    };
  }

  async handleTestEvent({ name, test }, state) {
    if (name === 'run_start') {
      // All that is registered is meant, and to look for it among thousands of names takes longer than most tests.
      if (recorded && this.isOfLoadedCode) state.testNamePattern = undefined;
      if (this.isOfLoadedCode) recorded ??= recordBlock(state.rootDescribeBlock);
      state.rootDescribeBlock.children.sort((a, b) => placeOf(a) - placeOf(b));
    }
    if (name === 'test_start' && takesLong.test(test.name)) test.mode = 'skip';
    if (name === 'test_fn_failure') {
      failed = [nameOf(test), ...failed.filter((it) => it !== nameOf(test))];
      endAfter(test);
    }
  }
};
