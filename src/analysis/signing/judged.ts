import type { Certificate, Signer } from '../../core/vetting/facts.ts';
import type { Place } from '../../core/vetting/place.ts';
import type { Lineage } from './lineage.ts';

/** A signer whose signature was looked at by itself, before it is compared with the others. */
export type Judged = {
  readonly scheme: Signer['scheme'];
  readonly holds: boolean | null;
  readonly certificate: Certificate;
  readonly place: Place;
  readonly lineage: Lineage | null;
  /** The newest phones look at it. */
  readonly isNewest: boolean;
};
