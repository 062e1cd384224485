import { Testing, Yaml } from 'cdk8s';
import fc from 'fast-check';
import { escapeKeys, unescapeKeys } from '../../src/constructs/escape-keys';
import { forAnyPrinter } from '../../src/constructs/for-any-printer';
import { VirtualEnvironments } from '../../src/constructs/virtual-environments';
import { arbitraryText, awkwardTexts, hostileKeys, objectAround } from '../yaml/arbitrary-text';
import { expectSurvival } from '../yaml/expect-survival';

/** As `app.synth()` of anybody's app prints it. */
function expectPrintedAlike(object: object): void {
  const prepared = forAnyPrinter(object) as object;
  expect(JSON.stringify(prepared)).toBe(JSON.stringify(object));
  expectSurvival(object, Yaml.stringify(prepared));
}

test.each([...awkwardTexts, ...hostileKeys].map((text) => [text]))("%j survives cdk8s' printer", (text) => {
  expectPrintedAlike(objectAround(text));
});

test("any text survives cdk8s' printer", () => {
  fc.assert(
    fc.property(arbitraryText, (text) => {
      expectPrintedAlike(objectAround(text));
    }),
  );
});

test('null survives, as nothing that has keys', () => {
  const object = { a: null, b: [null] };
  expectPrintedAlike(object);
  expect(unescapeKeys(escapeKeys(object))).toEqual(object);
});

test('what everybody prints alike is left as it is', () => {
  const object = { a: 'orders', b: '80', c: 'a\nb', d: ['--flag', { e: true }] };
  expect(forAnyPrinter(object)).toEqual(object);
});

test('keys are like others that every object has as properties', () => {
  const keys = [...hostileKeys, 'constructor\0', '__proto__\0'];
  const object = Object.fromEntries(keys.map((key) => [key, { [key]: 'a' }]));
  expect(JSON.stringify(unescapeKeys(escapeKeys(object)))).toBe(JSON.stringify(object));

  const names = hostileKeys.filter((key) => !key.startsWith('_'));
  const mapOf = (some: readonly string[]): string => `{ ${some.map((key) => `${key}: a`).join(', ')} }`;
  const volume = `{ name: a, csi: { driver: b, volumeAttributes: ${mapOf(hostileKeys)} } }`;
  const text = `services: { orders: { image: x, annotations: ${mapOf(names)}, pod: { volumes: [${volume}] } } }\n`;
  const chart = Testing.chart();
  new VirtualEnvironments(chart, 'envs', { files: [{ path: 'envs/dev.yaml', text }] });
  const [deployment] = JSON.parse(JSON.stringify(Testing.synth(chart))) as Deployment[];
  const { metadata, spec } = deployment?.spec.template ?? {};
  expect(Object.keys(metadata?.annotations ?? {}).sort()).toEqual([...names].sort());
  expect(Object.keys(spec?.volumes[0]?.csi.volumeAttributes ?? {}).sort()).toEqual([...hostileKeys].sort());
});

interface Deployment {
  readonly spec: {
    readonly template: {
      readonly metadata: { readonly annotations: object };
      readonly spec: { readonly volumes: readonly { readonly csi: { readonly volumeAttributes: object } }[] };
    };
  };
}
