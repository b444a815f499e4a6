import type { Facts } from '../../core/vetting/facts.ts';
import { BOUNDS } from './bounds.ts';
import { placeInside } from './inside.ts';
import { MANIFEST } from './manifests.ts';
import type { Apk } from './read-apk.ts';
import { textsOfId } from './tables.ts';
import type { Table } from './tables.ts';

const MAIN = 'android.intent.action.MAIN';

/** What stands under the icon: the name of the application, and those of activities that a launcher shows. */
export const labelsOf = (tables: readonly Table[], { archive, manifest }: Apk): Facts['labels'] => {
  if (manifest === null) return [];
  const shown = manifest.components.filter(
    ({ label, actions }) => label !== null && actions.includes(MAIN),
  );
  const labels = [manifest.application?.label ?? null, ...shown.map(({ label }) => label)].flatMap(
    (label) => {
      if (label === null) return [];
      if (label.reference !== null) return textsOfId(tables, label.reference);
      const place = placeInside(archive.name, { entry: MANIFEST, offset: label.offset });
      return label.text === null ? [] : [{ name: label.text, language: 'und', place }];
    },
  );
  const kept = new Map(
    labels.toReversed().map((label) => [`${label.language} ${label.name}`, label]),
  );
  return [...kept.values()].toReversed().slice(0, BOUNDS.listed);
};
