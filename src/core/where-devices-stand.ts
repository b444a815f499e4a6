import type { Platform } from './catalogue.ts';
import type { OrganisationId } from './finding.ts';
import type { Instant, Visibility } from './inventory.ts';

/** How many devices of an organisation and a platform stand where: each in exactly one of five classes. */
export type CoverageRow = {
  readonly organisation: OrganisationId;
  readonly platform: Platform | 'unknown';
  readonly withHits: number;
  readonly without: number;
  readonly notVisible: number;
  /** Of those not visible: their work side alone is shown; managed apps alone are. */
  readonly workSide: number;
  readonly managedOnly: number;
  readonly stale: number;
  /** The inventory shows nothing of these devices at all. */
  readonly notAssessed: number;
};

export type StandingDevice = {
  readonly organisation: OrganisationId;
  readonly platform: Platform | null;
  readonly visibility: Visibility;
  readonly collected: Instant | null;
  /** Of apps that are prohibited for this device. */
  readonly hits: { readonly length: number };
};

export type CoverageClass = Exclude<
  keyof CoverageRow,
  'organisation' | 'platform' | 'workSide' | 'managedOnly'
>;

/** A hit is a hit however old. Without one, only a device that was seen whole and lately is without. */
export function classOf(
  { hits, visibility, collected }: StandingDevice,
  moment: Instant,
  staleAfterDays: number,
): CoverageClass {
  if (hits.length > 0) return 'withHits';
  if (visibility === 'nothing') return 'notAssessed';
  if (isStale(collected, moment, staleAfterDays)) return 'stale';
  return visibility === 'all' ? 'without' : 'notVisible';
}

/** Old at the inventory's moment. What has no time of its own is of that moment. */
function isStale(collected: Instant | null, moment: Instant, days: number): boolean {
  return collected !== null && Date.parse(moment) - Date.parse(collected) > days * 86_400_000;
}
