/** Runs before all tests of a mutant, to make them quick. */

const { packagesOutside } = globalThis as unknown as { packagesOutside: Readonly<Record<string, object>> };
for (const [name, exports] of Object.entries(packagesOutside)) jest.doMock(name, () => exports);

// Every `expect` makes an error beforehand, and nobody reads what these say of a mutant.
Error.stackTraceLimit = 0;
