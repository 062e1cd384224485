/** One mistake of the settings, or of a root, alone in a tree that is good otherwise, is one message, at its place. */
import { orders, saidWith, stock, type Files } from '../support/good-tree';

test('the tree is good', () => {
  expect(saidWith({})).toEqual([]);
});

describe('one message is told of', () => {
  test.each<[string, Files, string]>([
    [
      'a default that is no root',
      { 'envtree.yaml': 'namespace: shop\ndefault: dve\n' },
      'envtree.yaml:2:10 unknown-default',
    ],
    [
      'a misspelt `default`',
      { 'envtree.yaml': 'namespace: shop\ndefalt: dev\n' },
      'envtree.yaml:2:1 unknown-key',
    ],
    [
      'a default of another type',
      { 'envtree.yaml': 'namespace: shop\ndefault: 5\n' },
      'envtree.yaml:2:10 wrong-type',
    ],
    [
      'a default that stands twice',
      { 'envtree.yaml': 'default: staging\ndefault: dev\nnamespace: shop\n' },
      'envtree.yaml:2:1 duplicate-key',
    ],
    ['no default', { 'envtree.yaml': 'namespace: shop\n' }, 'envtree.yaml:1:1 no-default'],
    [
      'settings that are no YAML',
      { 'envtree.yaml': 'namespace: [shop\ndefault: dev\n' },
      'envtree.yaml:2:1 yaml-syntax',
    ],
    [
      'settings with a conflict',
      { 'envtree.yaml': '<<<<<<< HEAD\ndefault: dev\n=======\ndefault: staging\n>>>>>>> b\n' },
      'envtree.yaml:1:1 merge-conflict',
    ],
    ['settings that are a list', { 'envtree.yaml': '[default, dev]\n' }, 'envtree.yaml:1:1 wrong-type'],
    ['settings that say nothing', { 'envtree.yaml': '' }, 'envtree.yaml:1:1 empty-file'],
    [
      'a splitter that there is not',
      { 'envtree.yaml': 'default: dev\nsplitter: "/"\n' },
      'envtree.yaml:2:11 wrong-value',
    ],
    [
      'a namespace that cannot be one',
      { 'envtree.yaml': 'default: dev\nnamespace: Shop\n' },
      'envtree.yaml:2:12 wrong-value',
    ],
  ])('%s', (_what, changes, expected) => {
    expect(saidWith(changes)).toEqual([expected]);
  });

  test.each<[string, string, string]>([
    ['is no YAML', 'services:\n  orders: { image: "orders }\n', '2:20 yaml-syntax'],
    [
      'has a conflict',
      `services:\n<<<<<<< HEAD\n  orders: ${orders}\n=======\n  orders: {}\n>>>>>>> b\n`,
      '2:1 merge-conflict',
    ],
    ['is indented by tabs', 'services:\n\torders: {}\n', '2:1 tab'],
    ['has a second document', 'services: {}\n---\nservices: {}\n', '2:1 several-documents'],
    ['says nothing', '', '1:1 empty-file'],
    ['is a list', '[orders]\n', '1:1 wrong-type'],
    ['has a list of services', 'services: [orders]\n', '1:11 wrong-type'],
    ['misspells services', `service:\n  orders: ${orders}\n`, '1:1 unknown-key'],
    [
      'has its services twice',
      `services:\n  orders: ${orders}\nservices:\n  stock: ${stock}\n`,
      '3:1 duplicate-key',
    ],
    [
      'repeats the name of another file',
      `name: dve\nservices:\n  orders: ${orders}\n  stock: ${stock}\n`,
      '1:7 name-differs',
    ],
    [
      'has a namespace that cannot be one',
      `namespace: Shop\nservices:\n  orders: ${orders}\n  stock: ${stock}\n`,
      '1:12 wrong-value',
    ],
    [
      'has a service with an illegal name',
      `services:\n  Orders: ${orders}\n  stock: ${stock}\n`,
      '2:3 wrong-value',
    ],
    ['refers to no anchor', `services:\n  orders: *base\n  stock: ${stock}\n`, '2:11 yaml-syntax'],
    [
      'has half of a character',
      `services:\n  orders: { image: x, args: ["\\uD83D\\uDE00", "\\uD83D"] }\n  stock: ${stock}\n`,
      '2:46 yaml-syntax',
    ],
    ['refers to itself', `services: &a\n  orders: *a\n  stock: ${stock}\n`, '2:11 yaml-syntax'],
  ])('a root that %s', (_what, text, expected) => {
    expect(saidWith({ 'envs/dev.yaml': text })).toEqual([`dev.yaml:${expected}`]);
  });
});
