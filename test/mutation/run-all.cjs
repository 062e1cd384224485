/** The one file of tests that Jest finds: by what is loaded already, or by loading all of it. */
const { registerTests } = globalThis;
if (registerTests) registerTests(globalThis);
else require('./all-tests');
