import { compareDocuments, readDocuments } from './compared-objects';

function yamlOf(name: string, port: number): string {
  return `# Source: a\nkind: Service\napiVersion: v1\nmetadata:\n  labels:\n    name: no\n  name: "${name}"\n  namespace: shop\nspec:\n  port: ${port}\n`;
}

function jsonOf(name: string, port: number): string {
  const metadata = { labels: { name: 'no' }, name, namespace: 'shop' };
  return JSON.stringify({ apiVersion: 'v1', kind: 'Service', metadata, spec: { port } });
}

const names = ['a', 'b', 'c', 'd'];
const wanted = readDocuments(names.map((name) => jsonOf(name, 80)).join('\n'));

test('readDocuments() reads kind, namespace and name of YAML and JSON alike', () => {
  const found = readDocuments(`---\n${yamlOf('a', 80)}---\n${yamlOf('b', 80)}`);
  expect([...found.keys()]).toEqual(['Service shop/a', 'Service shop/b']);
  expect([...wanted.keys()].slice(0, 2)).toEqual([...found.keys()]);
});

test('readDocuments() refuses two objects of one name, and one without', () => {
  expect(() => readDocuments(`${yamlOf('a', 80)}---\n${yamlOf('a', 81)}`)).toThrow('one name');
  expect(() => readDocuments('kind: Service\n')).toThrow('without a name');
});

test('compareDocuments() takes the same objects in another order and writing', () => {
  const found = readDocuments(['c', 'a', 'd', 'b'].map((name) => yamlOf(name, 80)).join('---\n'));
  expect(() => {
    compareDocuments(wanted, found, 10);
  }).not.toThrow();
});

test.each([
  ['one is missing', names.slice(1), '1 are missing (Service shop/a), 0 are more'],
  ['one is more', [...names, 'e'], '0 are missing (undefined), 1 are more (Service shop/e)'],
])('compareDocuments() notices that %s', (_, found, message) => {
  const documents = readDocuments(found.map((name) => yamlOf(name, 80)).join('---\n'));
  expect(() => {
    compareDocuments(wanted, documents, 10);
  }).toThrow(message);
});

test('compareDocuments() notices other contents, in as many objects as are to be looked at', () => {
  const found = readDocuments(names.map((name) => yamlOf(name, name === 'c' ? 81 : 80)).join('---\n'));
  const compare = (most: number) => (): void => {
    compareDocuments(wanted, found, most);
  };
  expect(compare(4)).toThrow('Service shop/c is another object');
  // Of two, the first and the third are looked at; of one, the first.
  expect(compare(2)).toThrow('Service shop/c is another object');
  expect(compare(1)).not.toThrow();
});
