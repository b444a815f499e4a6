import type { ClassIndex } from '../../core/vetting/facts.ts';
import type { Named } from '../../core/vetting/place.ts';
import type { Lead } from '../traces/leads.ts';

/** One file of Android code. What stands in texts is looked for when it is asked. */
export type Dex = {
  /** One; as many as there are headers in a container of version 041. */
  readonly classes: readonly ClassIndex[];
  hosts(): readonly Named[];
  /** URLs whose path holds a dotted name. */
  addresses(): readonly Named[];
  leads(): readonly Lead[];
};
