import type { Assessment } from '../core/assess.ts';
import type { AppFound } from '../core/report.ts';
import { devicesOf } from '../core/scan.ts';
import type { AppId } from '../core/statements.ts';
import type { Platform } from '../core/catalogue.ts';

/** A product to block, with all that it goes by and how much it matters here. */
export type ProductToBlock = {
  readonly app: AppId;
  readonly name: string;
  readonly found: number;
  readonly reach: number;
  readonly identifiers: readonly { readonly platform: Platform; readonly identifier: string }[];
};

/**
 * Every prohibited product of the catalogue: a block covers a product, never one identifier of it. What a scan found
 * is counted where there was one. Borrowed identifiers stay in: both who owns and who borrows them are unwanted.
 */
export function productsToBlock(
  assessment: Assessment,
  found: readonly Pick<AppFound, 'app' | 'devices'>[],
): readonly ProductToBlock[] {
  const devices = new Map(found.map((app) => [app.app, devicesOf(app)]));
  const identifiers = Map.groupBy(assessment.catalogue.identifiers, (i) => i.app);
  return assessment.catalogue.apps
    .filter(({ id }) => assessment.verdict(id).decision === 'prohibited')
    .map(({ id, name }) => ({
      app: id,
      name,
      found: devices.get(id) ?? 0,
      reach: new Set(assessment.namedBy(id).map(({ listing }) => listing.government)).size,
      identifiers: (identifiers.get(id) ?? []).map(({ platform, identifier }) => ({
        platform,
        identifier,
      })),
    }));
}
