import type { Platform } from '../core/catalogue.ts';
import type { Enrolment, Visibility } from '../core/inventory.ts';
import type { DateOrder } from './dates.ts';

/** What is true of every device of an export, whatever its rows say. */
export type Traits = {
  /** No identifiers in it: matching is by name. */
  readonly namesOnly: boolean;
  /** The most that this export can show of any device; null where enrolment alone decides. */
  readonly cap: Visibility | null;
  /** Where the rows do not say. */
  readonly platform: Platform | null;
  readonly enrolment: Enrolment;
  /**
   * This MDM keeps only managed apps of personal devices, also of those enrolled like company ones
   * (Intune: discovered apps, 2025-12, read; Workspace ONE by its privacy setting, memory).
   */
  readonly hidesPersonal: boolean;
  /** Where this MDM shows less of an enrolment than its platform lets it. */
  readonly sees: { readonly [P in Platform]?: { readonly [E in Enrolment]?: Visibility } };
  readonly dateOrder: DateOrder;
};

export const PLAIN_TRAITS: Traits = {
  namesOnly: false,
  cap: null,
  platform: null,
  enrolment: 'unknown',
  hidesPersonal: false,
  sees: {},
  dateOrder: 'day-first',
};
