import * as keys from '../../src/core/definition/locate-keys';
import * as places from '../../src/core/definition/read-with-places';
import { planEnvironments, withFindings } from '../../src/core/plan-environments';
import type { SourceFile } from '../../src/core/definition/source-file';
import { explain } from '../../src/core/reports/explain';
import { readQuestion } from '../../src/core/reports/explain-question';

/** A root with branches, of which each changes one service. */
function tree(branches: number): SourceFile[] {
  const services = Array.from({ length: branches }, (_, index) => `  s${String(index)}: { image: 'x:1' }\n`);
  const root = { path: 'envs/dev.yaml', text: `services:\n${services.join('')}` };
  const below = services.map((_, index) => ({
    path: `envs/dev.b${String(index)}.yaml`,
    text: `services:\n  s${String(index)}:\n    image: 'x:2'\n    env: { A: 1, B: yours }\n`,
  }));
  return [root, ...below];
}

/** The files of which `run` reads all places, and those of which it reads where their keys are. */
function readWithPlaces(run: () => unknown): { all: string[]; keys: string[] } {
  const spies = [jest.spyOn(places, 'readWithPlaces'), jest.spyOn(places, 'readPlaces')];
  const ofKeys = jest.spyOn(keys, 'locateKeys');
  run();
  const all = spies.flatMap((spy) => spy.mock.calls.map(([{ path }]) => path));
  const read = { all: all.sort(), keys: ofKeys.mock.calls.map(([{ path }]) => path).sort() };
  for (const spy of [...spies, ofKeys]) spy.mockRestore();
  return read;
}

test('of files without a mistake none is read with places, be they rendered or checked', () => {
  expect(readWithPlaces(() => withFindings(planEnvironments(tree(30))))).toEqual({ all: [], keys: [] });
});

test('a mistake has its own file read with places, and those that it points to', () => {
  const [root, first, ...others] = tree(30);
  const wrong = { path: 'envs/dev.b0.yaml', text: 'services:\n  s0: { image: 1.10 }\n' };
  const files = [root, wrong, ...others].flatMap((file) => file ?? []);
  expect(first?.path).toBe(wrong.path);
  expect(readWithPlaces(() => planEnvironments(files)).all).toEqual([wrong.path]);
});

test('explain reads where the keys of one chain are, and all places only for values without a key', () => {
  const { plan, model } = planEnvironments(tree(30));
  const source = { plan, model, pathOf: (file: string) => file };
  const ask = (values: boolean): { all: string[]; keys: string[] } => {
    const question = readQuestion({ names: ['dev.b7', 's7'], values, request: [] });
    return readWithPlaces(() => explain(question, source));
  };
  expect(ask(false)).toEqual({ all: [], keys: ['envs/dev.b7.yaml', 'envs/dev.yaml'] });
  expect(ask(true)).toEqual({ all: ['envs/dev.yaml'], keys: [] });
});
