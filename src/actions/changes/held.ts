import { assess } from '../../core/assess.ts';
import type { Day } from '../../core/day.ts';
import { explain, type Explanation } from '../../core/explanation.ts';
import type { OrganisationId } from '../../core/finding.ts';
import type { Assignment } from '../../core/groups.ts';
import { isWithin } from '../../core/organisation.ts';
import type { Policy } from '../../core/policy.ts';
import type { AppId } from '../../core/statements.ts';
import { policyChoice } from '../policy-choice.ts';
import { dayOf, done, refused, type Context, type Outcome, type Server } from '../server.ts';
import type { ChangeDoor } from './door.ts';
import { rulesAt } from './rules-at.ts';
import type { HeldChange } from './stored.ts';

export type HeldAsked = {
  readonly at: Day;
  /** Null: as it was known on that very day. */
  readonly known: Day | null;
  readonly app: AppId | null;
  /** Null: the one at the top. */
  readonly organisation: OrganisationId | null;
};
export type HeldRules = {
  readonly at: Day;
  readonly known: Day;
  readonly organisation: OrganisationId;
  /** Which policy and group held for phones of the organisation that its employer owns. */
  readonly policy: Pick<Policy, 'id' | 'name' | 'version'>;
  readonly group: string;
  /** What was in force there: the catalogue, the policy, listings by hand under it, clearances. Not what holds for others. */
  readonly held: readonly HeldChange[];
  readonly catalogue: { readonly version: Day; readonly digest: string };
  /** Of the app that was asked for, under that policy. */
  readonly explanation: Explanation | null;
};
export type HeldCode =
  | 'unknown-organisation'
  | 'unknown-app'
  | 'rules-not-recorded'
  | 'known-in-future';

/** What held on a day, as the server knew it on that day or a later one. */
export async function heldRules(
  { store, clock }: Server,
  door: Pick<ChangeDoor, 'library'>,
  { scope }: Pick<Context, 'scope'>,
  { at, known: asked, app, organisation: of }: HeldAsked,
): Promise<Outcome<HeldRules, HeldCode>> {
  const today = dayOf(clock());
  const known = asked ?? (at > today ? today : at);
  if (known > today) return refused('known-in-future');
  const organisations = await store.organisations();
  const organisation = organisations.find(
    (one) => isWithin(one, scope) && (of === null || one.id === of),
  );
  if (!organisation) return refused('unknown-organisation');
  const then = await rulesAt(store.changes, door, { at, known });
  const assignments = await assignmentsOf(store, known < at ? known : at);
  if (then === null || assignments.length === 0) return refused('rules-not-recorded');
  const { policy: id, group } = policyChoice(organisations, assignments).of(
    organisation.id,
    'company',
  );
  const { catalogue, policies, decisions } = then.rules;
  const policy = policies.find((one) => one.id === id);
  if (!policy) return refused('rules-not-recorded');
  const explanation =
    app === null ? null : explain(assess(catalogue, policy, at, decisions), app, decisions);
  if (app !== null && explanation === null) return refused('unknown-app');
  const { version, digest } = catalogue;
  return done({
    at,
    known,
    organisation: organisation.id,
    policy,
    group,
    held: then.held.filter(({ policy: of }) => of === null || of === id),
    catalogue: { version, digest },
    explanation,
  });
}

/** Those that held at the end of a day. */
async function assignmentsOf(
  { changes }: Server['store'],
  day: Day,
): Promise<readonly Assignment[]> {
  return (await changes.pastAssignments()).filter(
    ({ from, to }) => dayOf(from) <= day && (to === null || dayOf(to) > day),
  );
}
