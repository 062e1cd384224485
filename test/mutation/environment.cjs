/**
 * Jest loads every module anew for each mutant, of which there are thousands; what is not mutated is loaded once, by
 * Node.js itself, and so is what Ajv makes of a schema.
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

module.exports = class extends TestEnvironment {
  constructor(...args) {
    super(...args);
    Object.assign(this.global, { packagesOutside });
  }
};
