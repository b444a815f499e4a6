import type { Check, ConnectionId, PlanId, StepState, StoredPlan } from '../actions/mdm/stored.ts';
import type { Instant } from '../core/inventory.ts';

export const DEEDS = ['plan', 'revert', 'apply', 'verify', 'drift'] as const;
/** What people wait for of an MDM. */
export type Deed = (typeof DEEDS)[number];

/** What is being done with an MDM now, and how far it is. */
export type Doing = {
  readonly connection: ConnectionId;
  /** Null: nothing that somebody waits for, in this process. Steps of a plan may be carried out in any. */
  readonly doing: Deed | null;
  readonly plan: PlanId | null;
  readonly since: Instant | null;
  /** What the MDM was asked for last, in our words, and when. */
  readonly asked: { readonly what: string; readonly at: Instant } | null;
  /** Of the plan. */
  readonly state: StoredPlan['state'] | null;
  readonly steps: Readonly<Record<StepState, number>> | null;
  /** The latest look of the plan. */
  readonly check: Pick<Check, 'id' | 'outcome' | 'at'> | null;
};
