import type { SampleMdmConnected } from '../actions/sample/connect-mdm.ts';
import type { SampleProgress } from '../actions/sample/load-sample.ts';
import type { StartRead } from '../actions/sample/read-start.ts';
import type { SampleMarks, SimulatedMdm } from '../actions/sample/sample.ts';
import type { Context } from '../actions/server.ts';
import type { SignedIn } from '../actions/people/sessions.ts';
import type { Instant } from '../core/inventory.ts';
import type { PersonId } from '../core/rights.ts';
import type { Answered } from './actions.ts';

/** What the doors ask for about the invented fleet that a newcomer looks around in. */
export type SampleActions = {
  /** `isActing`: the operator asks, as one of the invented people. */
  readonly start: (context: Context, isActing: boolean) => Promise<StartShown>;
  /** Begins, and goes on by itself: `start` says how far it is. */
  readonly load: (context: Context) => Promise<Answered<null, 'sample-not-here'>>;
  readonly connectMdm: (
    context: Context,
    asked: { readonly mdm: SimulatedMdm; readonly devices: number },
  ) => Promise<Answered<SampleMdmConnected, 'sample-not-here' | 'sample-mdm-there'>>;
  readonly actAs: (
    context: Context,
    person: PersonId,
  ) => Promise<Answered<SignedIn, 'sample-not-here' | 'unknown-person'>>;
  readonly marks: () => Promise<SampleMarks>;
};

export type StartShown = StartRead & {
  /** In this process; null: it is not being loaded here. */
  readonly loading: (SampleProgress & { readonly since: Instant; readonly failed: boolean }) | null;
};
