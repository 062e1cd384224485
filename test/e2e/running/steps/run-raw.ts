import type { RawStep } from '../case';
import { addressesOf, whoAnswered, whoAsks } from '../questions';
import type { Run } from '../run-case';

/** Sends lines of headers that no HTTP client would, byte by byte, and looks who answers. */
export async function runRaw(run: Run, { service, from, raw }: RawStep): Promise<Run> {
  const { asker } = await whoAsks(run, from);
  const url = (addressesOf(run, service)[0] ?? '').replace('http://', 'raw://');
  for (const { send, characters = '-', answers } of raw) {
    const lines = Array.from(characters, (character) => send.replaceAll('{c}', character));
    const got = await Promise.all(
      lines.map(async (line) => {
        const host = url.replace('raw://', '');
        const text = `GET / HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n${line}\r\n\r\n`;
        return whoAnswered(await asker.ask({ url, raw: text }));
      }),
    );
    const others = got.flatMap((it, index) =>
      it === answers ? [] : [`${quote(lines[index])}: ${String(it)}`],
    );
    const text = `${quote(send)}, ${String(lines.length)} times: ${String(answers)}`;
    run.report.check({ isGood: others.length === 0, text: [text, ...others].join(', but ') });
  }
  return run;
}

function quote(line: string | undefined): string {
  return JSON.stringify(line);
}
