/** Whatever the tree: exactly the services that begin below a root have to say that they are new. */
import fc from 'fast-check';
import { arbitraryTree } from './arbitrary-tree';
import { filesOf, renderFiles, type TextFile } from './render-tree';

interface Content {
  readonly services?: Readonly<Record<string, { readonly new?: true }>>;
}

interface Toggled {
  readonly files: readonly TextFile[];
  /** Whether `new: true` was taken out, and not put in. */
  readonly isTakenOut: boolean;
}

/** `files` with one `new: true` more or less, of one of all instances; undefined where there is none. */
function toggleNew(files: readonly TextFile[], index: number): Toggled | undefined {
  const places = files.flatMap(({ path, text }) =>
    Object.entries((JSON.parse(text) as Content).services ?? {}).map(([service, said]) => ({
      path,
      service,
      isNew: said.new === true,
    })),
  );
  const place = places[index % places.length];
  if (!place) return undefined;
  const changed = files.map((file) => (file.path === place.path ? toggleIn(file, place.service) : file));
  return { files: changed, isTakenOut: place.isNew };
}

function toggleIn({ path, text }: TextFile, service: string): TextFile {
  const content = JSON.parse(text) as Content;
  const { new: isNew, ...said } = content.services?.[service] ?? {};
  const toggled = isNew ? said : { ...said, new: true };
  const services = { ...content.services, [service]: toggled };
  return { path, text: `${JSON.stringify({ ...content, services })}\n` };
}

test('with one `new: true` more, or one less, nothing is rendered', () => {
  const property = fc.property(arbitraryTree(), fc.nat(), (tree, index) => {
    const toggled = toggleNew(filesOf(tree), index);
    fc.pre(toggled !== undefined);
    const { diagnostics } = renderFiles(toggled.files);
    const codes = diagnostics
      .filter(({ severity, code }) => severity === 'error' && code !== 'name-clash')
      .map(({ code }) => code);
    expect(codes).toEqual([
      expect.stringMatching(toggled.isTakenOut ? /^(new-service|no-root-file)$/ : /^not-new$/),
    ]);
  });
  fc.assert(property, { numRuns: 300 });
});
