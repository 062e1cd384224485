import { hasErrors } from '../core/diagnostics/diagnostic';
import { formatDiagnostics } from '../core/diagnostics/format-diagnostic';
import { planEnvironments, type PlannedEnvironments } from '../core/plan-environments';
import { formatGraphText } from '../core/reports/graph-text';
import { writePageData } from '../core/reports/page-data';
import type { PageState } from '../core/reports/page-state';
import { pathInFolder } from '../files/path-in-folder';
import { isFolder, readerOf, readSourceFiles } from '../files/read-source-files';
import { watchSources } from '../files/watch-sources';
import { printPage } from '../output/print-page';
import { servePage, type PageServer } from '../serving/serve-page';
import { untilInterrupted } from '../serving/until-interrupted';
import { misused, type CommandResult } from '../answers/command-result';

export interface ServeOptions {
  readonly port: string;
  /** Takes what is said while it runs. */
  readonly say: (text: string) => void;
}

/** What the files come to, and which they are. */
interface Reading {
  readonly state: PageState;
  readonly text: string;
  readonly paths: readonly string[];
  /** When they began to be read, in milliseconds since 1970. */
  readonly began: number;
}

/**
 * `envtree serve`: the page of a folder, which follows its files until Ctrl-C. With mistakes in them it shows these, and
 * the last tree without.
 */
export async function serve(folder: string, { port, say }: ServeOptions): Promise<CommandResult> {
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    return misused(`"${port}" is no port; one is from 1 to 65535, and 0 is any that is free`);
  }
  let reading = read(folder);
  if (!isFolder(folder)) return { stdout: '', stderr: reading.state.said, exitCode: 1 };
  const served = {
    page: () => printPage(reading.state, { withoutScript: reading.text }),
    state: () => JSON.stringify(reading.state),
  };
  const server = await servePage(served, Number(port)).catch((fault: unknown) => describeFault(fault, port));
  if (typeof server === 'string') return misused(server);
  const watch = watchSources(folder, () => {
    const before = reading;
    reading = read(folder, before);
    watch.follow(reading.paths, reading.began);
    if (reading.state.said !== before.state.said) say(reading.state.said || 'No mistakes any more.\n');
    server.tell();
  });
  watch.follow(reading.paths, reading.began);
  say(`${reading.state.said}${greet(server)}`);
  await untilInterrupted();
  watch.close();
  server.close();
  return { stdout: '', stderr: '', exitCode: 0 };
}

function greet({ url }: PageServer): string {
  return `The page is at ${url} and follows the files; Ctrl-C ends it.\n`;
}

function describeFault(fault: unknown, port: string): string {
  const { code, message } = fault as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE')
    return `Port ${port} is in use already; name another one by --port, or 0 for any that is free`;
  if (code === 'EACCES')
    return `Port ${port} is not for everybody; name one from 1024 on by --port, or 0 for any that is free`;
  return `Nothing can be served at port ${port}: ${message}`;
}

/** Whatever happens to files while they are read is told, and read again with the next change. */
function read(folder: string, before?: Reading): Reading {
  const began = Date.now();
  const paths: string[] = [];
  try {
    const files = readSourceFiles(folder);
    paths.push(...files.map(({ path }) => path));
    const readFile = readerOf(folder);
    const planned = planEnvironments(files, {
      readFile: (path) => {
        paths.push(path);
        return readFile(path);
      },
    });
    return { ...describe(planned, { folder, before }), paths, began };
  } catch (fault) {
    const said = `error: The files cannot be read: ${(fault as Error).message}\n`;
    return { ...keep(said, before), paths, began };
  }
}

interface Around {
  readonly folder: string;
  readonly before: Reading | undefined;
}

function describe(planned: PlannedEnvironments, { folder, before }: Around): Pick<Reading, 'state' | 'text'> {
  const said = formatDiagnostics(planned.diagnostics, (file) => pathInFolder(folder, file));
  if (hasErrors(planned.diagnostics)) return keep(said, before);
  const state = { graph: writePageData(planned), said, isStale: false, isLive: true };
  return { state, text: formatGraphText(planned.plan) };
}

/** The last tree without mistakes, and what is wrong now. */
function keep(said: string, before: Reading | undefined): Pick<Reading, 'state' | 'text'> {
  const state = { graph: before?.state.graph ?? null, said, isStale: true, isLive: true };
  return { state, text: said };
}
