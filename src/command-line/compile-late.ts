import { setFlagsFromString } from 'node:v8';

/**
 * V8 compiles once more what runs often, in threads of its own. It pays where a program runs for long; of a command that
 * is over in a second it takes two fifths of the CPU (docs/benchmarks.md). These have it begin later, by the major version
 * of Node.js; others, as 24, wait by themselves.
 */
const flags = new Map([
  ['20', '--interrupt-budget=600000'],
  ['22', '--invocation-count-for-turbofan=30000'],
]);

const [major = ''] = process.versions.node.split('.');
const flag = flags.get(major);
if (flag !== undefined) setFlagsFromString(flag);
