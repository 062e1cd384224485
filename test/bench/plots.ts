import { questions, renderers, titles } from './bench-programs';
import { drawLogLogPlot, type Series } from './log-log-plot';
import { medianOf, type Measure, type SizeResult } from './results';
import { withCommas } from './statistics';

export interface Picture {
  readonly file: string;
  /** What it shows, for who cannot see it. */
  readonly shows: string;
  readonly svg: string;
}

/** The pictures of the page; a line ends where a program was not run any more. */
export function drawPictures(sizes: readonly SizeResult[]): Picture[] {
  const environments = sizes.map((size) => withCommas(size.environments));
  const x = `rendered objects, of ${environments.join(', ')} environments`;
  const draw = (file: string, shows: string, { y, measure, programs }: Choice): Picture => {
    const series = programs
      .map((title, look) => ({ ...seriesOf(title, measure, sizes), look }))
      .filter(hasPoints);
    const svg = drawLogLogPlot({ title: shows, x, y, series });
    return { file: `bench-${file}.svg`, shows, svg };
  };
  const user = { y: 'user CPU, seconds', measure: 'user' } as const;
  const wall = { y: 'wall clock, seconds', measure: 'wall' } as const;
  const memory = { y: 'peak memory, MiB', measure: 'memory' } as const;
  return [
    draw('render-cpu', 'User CPU to render every object', { ...user, programs: renderers }),
    draw('render-wall', 'Time to render every object', { ...wall, programs: renderers }),
    draw('render-memory', 'Peak memory to render every object', { ...memory, programs: renderers }),
    draw('questions', 'Time to answer for one environment, or for the tree', {
      ...wall,
      // Helm third, as in the other pictures, so that it looks the same in all.
      programs: [...questions.slice(0, 2), titles.helm, ...questions.slice(2)],
    }),
  ];
}

interface Choice {
  readonly y: string;
  readonly measure: Measure;
  readonly programs: readonly string[];
}

function seriesOf(name: string, measure: Measure, sizes: readonly SizeResult[]): Omit<Series, 'look'> {
  const points = sizes.flatMap((size) => {
    const figure = medianOf(size, name, measure);
    return figure === undefined ? [] : [[size.objects, figure] as const];
  });
  return { name, points, isOurs: name.startsWith('envtree') };
}

function hasPoints({ points }: Pick<Series, 'points'>): boolean {
  return points.length > 0;
}
