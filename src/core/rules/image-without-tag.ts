import { locateValue } from '../definition/document-locations';
import type { Path } from '../definition/json';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { ownSpecification, type Instance } from '../services/instance';
import type { Model } from '../services/model';
import { warnOf } from './warn-of';

/**
 * An image of which nobody knows the version, at the place of a file that says it. One with the tag `latest` is not
 * told, since somebody has written it; nor is what a manifest says, which is its author's.
 */
export function imageWithoutTag(model: Model): Diagnostic[] {
  return model.instances
    .filter(({ given }) => !given)
    .flatMap((instance) =>
      imagesOf(instance)
        .filter(({ image }) => !hasVersion(image))
        .flatMap((it) => describe(instance, it)),
    );
}

interface PlacedImage {
  readonly image: string;
  readonly path: Path;
}

/** Those that the instance's own file says. */
function imagesOf(instance: Instance): PlacedImage[] {
  const { image, pod } = ownSpecification(instance);
  const inPod = (['containers', 'initContainers'] as const).flatMap((list) =>
    (pod?.[list] ?? []).map((container, index) => ({
      image: container.image,
      path: ['pod', list, index, 'image'],
    })),
  );
  return [{ image, path: ['image'] }, ...inPod].flatMap(({ image: said, path }) =>
    typeof said === 'string' ? [{ image: said, path }] : [],
  );
}

/** A colon before the last slash is that of a registry's port. */
function hasVersion(image: string): boolean {
  return /[:@][^/]*$/.test(image);
}

function describe(instance: Instance, { image, path }: PlacedImage): Diagnostic[] {
  const { service, environment } = instance;
  return warnOf(instance, {
    code: 'image-without-tag',
    message: `The image "${image}" has no tag and no digest, so that no file tells which version runs`,
    location: locateValue(environment.definition.locations, ['services', service, ...path]),
    hint: `Say which one, as in "${image}:1.4"; or "${image}:latest", if that is what you mean.`,
  });
}
