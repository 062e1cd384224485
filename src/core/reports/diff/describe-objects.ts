import type { DifferenceReport, ObjectChange, RenderedObject } from './difference-report';
import {
  code,
  count,
  formatPlace,
  type ReportEntry,
  type ReportSection,
  type ShownStates,
} from './report-section';

/** How many paths of one object, and objects of one kind, are shown. */
const mostShown = 4;

/** The objects of others by name, and envtree's own by kind. */
export function describeObjects({ objects }: DifferenceReport, shown: ShownStates): ReportSection[] {
  const ofOthers = objects.changed.filter(({ isOfOthers }) => isOfOthers);
  const own = objects.changed.filter(({ isOfOthers }) => !isOfOthers);
  return [
    {
      title: 'Objects of others',
      entries: [
        ...listByKind(
          '+',
          objects.added.filter(({ isOfOthers }) => isOfOthers),
        ),
        ...listByKind(
          '-',
          objects.removed.filter(({ isOfOthers }) => isOfOthers),
        ),
        ...ofOthers.map((object) => describeChange(object, shown)),
      ],
    },
    {
      title: "envtree's own objects",
      entries: [
        ...countByKind(
          '+',
          objects.added.filter(({ isOfOthers }) => !isOfOthers),
        ),
        ...countByKind(
          '-',
          objects.removed.filter(({ isOfOthers }) => !isOfOthers),
        ),
        ...kindsOf(own).flatMap((kind) => describeKind(own.filter((object) => object.kind === kind))),
      ],
    },
  ];
}

function kindsOf(objects: readonly RenderedObject[]): string[] {
  return [...new Set(objects.map(({ kind }) => kind))];
}

function listByKind(sign: '+' | '-', objects: readonly RenderedObject[]): ReportEntry[] {
  return kindsOf(objects).map((kind) => {
    const names = objects.filter((object) => object.kind === kind).map(({ name }) => code(name));
    return { sign, text: kind, names, all: String(names.length) };
  });
}

/** What comes and goes with an instance is no news by itself. */
function countByKind(sign: '+' | '-', objects: readonly RenderedObject[]): ReportEntry[] {
  if (objects.length === 0) return [];
  const counts = kindsOf(objects).map((kind) => count(objects.filter((it) => it.kind === kind).length, kind));
  return [{ sign, text: counts.join(', ') }];
}

function describeChange(object: ObjectChange, shown: ShownStates): ReportEntry {
  return {
    sign: '~',
    text: `${object.kind} ${code(object.name)}: ${listPaths(object)}`,
    details: [formatPlace(object.place, shown)],
  };
}

/** What changes of them follows from what is told above, but for their settings. */
function describeKind(objects: readonly ObjectChange[]): ReportEntry[] {
  const [first] = objects;
  if (objects.length <= mostShown || !first) {
    return objects.map((object) => ({
      sign: '~',
      text: `${object.kind} ${code(object.name)}: ${listPaths(object)}`,
    }));
  }
  const names = objects.map(({ name }) => code(name));
  return [{ sign: '~', text: first.kind, names, all: String(names.length) }];
}

function listPaths({ paths }: ObjectChange): string {
  const more = paths.length - mostShown;
  const listed = paths.slice(0, mostShown).map(code).join(', ');
  return more > 0 ? `${listed} and ${count(more, 'more field')}` : listed;
}
