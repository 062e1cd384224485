/**
 * Jest loads every module anew for each mutant, of which there are thousands; what is not mutated is loaded once, by
 * Node.js itself, and so is what Ajv makes of a schema. A mutant is dead once one test has failed: the others are
 * skipped, and the next mutant, most likely of the same function, meets that test first.
 */
const { TestEnvironment } = require('jest-environment-node');
const ajv = require('ajv');

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

function testsOf(child) {
  return child.type === 'test' ? [child] : child.children.flatMap(testsOf);
}

function skip(tests) {
  for (const test of tests) test.mode = 'skip';
}

/** Its own, or that of the outermost block that it is in: these are put into order. */
function nameOf(test) {
  return test.parent?.parent ? nameOf(test.parent) : test.name;
}

function placeOf({ name }) {
  const place = failed.indexOf(name);
  return place < 0 ? failed.length : place;
}

module.exports = class extends TestEnvironment {
  constructor(...args) {
    super(...args);
    Object.assign(this.global, { packagesOutside });
  }

  async handleTestEvent({ name, test }, { rootDescribeBlock: { children } }) {
    if (name !== 'run_start' && name !== 'test_fn_failure') return;
    const tests = children.flatMap(testsOf);
    if (name === 'run_start') {
      skip(tests.filter((it) => takesLong.test(it.name)));
      children.sort((a, b) => placeOf(a) - placeOf(b));
    }
    if (name === 'test_fn_failure') {
      failed = [nameOf(test), ...failed.filter((it) => it !== nameOf(test))];
      skip(tests);
    }
  }
};
