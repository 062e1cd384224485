import { setFlagsFromString } from 'node:v8';

/**
 * V8 compiles once more what runs often, in threads of its own. It pays where a program runs for long; of a command that
 * is over in a second it takes two fifths of the CPU (docs/benchmarks.md). These have it begin later, by the major version
 * of Node.js; others, as 24, wait by themselves.
 */
const compileLate = new Map([
  ['20', '--interrupt-budget=600000'],
  ['22', '--invocation-count-for-turbofan=30000'],
]);

/**
 * Objects begin in a room that V8 makes larger the more of them stay. Nearly all of ours stay until the end, so that a
 * larger room spares no CPU, and takes a third of the memory.
 */
const keepSmall = '--semi-space-growth-factor=1';

const [major = ''] = process.versions.node.split('.');
const late = compileLate.get(major);
for (const flag of late === undefined ? [keepSmall] : [late, keepSmall]) setFlagsFromString(flag);
