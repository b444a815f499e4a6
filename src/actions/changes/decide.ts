import type { ChangeId } from '../../core/changes/change.ts';
import type { Day } from '../../core/day.ts';
import type { OrganisationId } from '../../core/finding.ts';
import { isWithin } from '../../core/organisation.ts';
import { recorded } from '../recorded.ts';
import { dayOf, done, refused, type Context, type Outcome, type Server } from '../server.ts';
import type { Changing, Reading } from '../store.ts';
import { boundBy, concerns, covers } from './bound.ts';
import type { ChangeDoor } from './door.ts';
import { bumped, lookAgain } from './edition.ts';
import { hasOwnDays, periodFault, type PeriodCode } from './period.ts';
import { saidOf } from './said.ts';
import { unmetGroups } from './unmet.ts';
import type { ChangeComment, StoredChange } from './stored.ts';

type Open = 'person-needed' | 'unknown-change' | 'change-decided' | 'idempotency-key-reused';

export type DecidedAs = 'rule' | 'clearance' | 'finding';

export type Adoption = {
  readonly why: string;
  /** Null: as it was proposed; where nothing was, from today. */
  readonly from: Day | null;
  readonly until: Day | null;
  /** What the person is known to decide on: an authority alone on clearances and findings. */
  readonly as: DecidedAs;
};
export type AdoptCode =
  | Open
  | 'self-approval'
  | 'binds-others'
  | 'authority-needed'
  | 'change-outdated'
  | 'group-assigned'
  | PeriodCode;

/** Puts a proposal in force, from a day on. Never by whoever proposed it, and only by who stands above all whom it binds. */
export async function adopt(
  server: Server,
  door: Pick<ChangeDoor, 'library'>,
  context: Context,
  id: ChangeId,
  asked: Adoption,
): Promise<Outcome<StoredChange, AdoptCode>> {
  return recorded<StoredChange, AdoptCode>(server, context, async (tables, at) => {
    await tables.changes.lockRules();
    const open = await decidable(tables, context, id);
    if (!open.ok) return open;
    const change = open.value;
    if (await isOutdated(tables, change)) return refused('change-outdated');
    const today = dayOf(at);
    const { kind } = change;
    const needs: DecidedAs = kind === 'clearance' || kind === 'finding' ? kind : 'rule';
    if (asked.as !== needs)
      return refused(asked.as === 'rule' ? 'authority-needed' : 'unknown-change');
    const wanted = change.from !== null && change.from < today ? null : change.from;
    const from = hasOwnDays(kind) ? change.from : (asked.from ?? wanted ?? today);
    const until = hasOwnDays(kind) ? change.until : (asked.until ?? change.until);
    const fault = periodFault(change.kind, { from, until }, today);
    if (fault !== null) return refused(fault);
    const rules = { assignments: await tables.assignments(), changes: tables.changes };
    const groups = await unmetGroups(rules, door, { ...change, from, until }, today);
    if (groups.length > 0) return refused('group-assigned', { groups });
    const place = ((await tables.changes.adopted()).at(-1)?.place ?? 0) + 1;
    const begins = from === null || from <= today;
    const adopted: StoredChange = {
      ...change,
      state: 'adopted',
      from,
      until,
      place,
      begun: begins ? at : null,
      ...decidedBy(context, at, asked.why),
    };
    await tables.changes.setChange(id, ['proposed'], adopted);
    await bumped(server, tables);
    if (begins) await lookAgain(tables, at);
    if (begins) await tables.changes.dropTallies(id);
    return done({ value: adopted, said: [saidOf(adopted, 'adopted')], text: asked.why });
  });
}

export type RejectCode = Open | 'self-approval' | 'binds-others';

export async function reject(
  server: Server,
  context: Context,
  id: ChangeId,
  why: string,
): Promise<Outcome<StoredChange, RejectCode>> {
  return recorded<StoredChange, RejectCode>(server, context, async (tables, at) => {
    await tables.changes.lockRules();
    const open = await decidable(tables, context, id);
    if (!open.ok) return open;
    return closed(server, tables, {
      ...open.value,
      state: 'rejected',
      ...decidedBy(context, at, why),
    });
  });
}

export type WithdrawCode = Open | 'not-who-asked';

/** Takes a proposal back: only whoever made it. */
export async function withdraw(
  server: Server,
  context: Context,
  id: ChangeId,
  why: string,
): Promise<Outcome<StoredChange, WithdrawCode>> {
  return recorded<StoredChange, WithdrawCode>(server, context, async (tables, at) => {
    await tables.changes.lockRules();
    const open = await openTo(tables, context, id);
    if (!open.ok) return open;
    if (open.value.proposer !== context.person) return refused('not-who-asked');
    return closed(server, tables, {
      ...open.value,
      state: 'withdrawn',
      ...decidedBy(context, at, why),
    });
  });
}

export type CommentCode = Open | 'not-bound';

/** Says something of a proposal on behalf of an organisation that it binds, by somebody with a role there. */
export async function comment(
  server: Server,
  context: Context,
  id: ChangeId,
  { organisation, words }: { readonly organisation: OrganisationId; readonly words: string },
): Promise<Outcome<ChangeComment, CommentCode>> {
  return recorded<ChangeComment, CommentCode>(server, context, async (tables, at) => {
    const open = await openTo(tables, context, id);
    if (!open.ok) return open;
    const bound = (await boundOf(tables, open.value)).bound;
    const on = bound.find((one) => one.id === organisation);
    const { person } = context;
    if (!on || !isWithin(on, context.scope) || person === null) return refused('not-bound');
    const made = { id: server.newId(), change: id, organisation, person, words, at };
    await tables.changes.addComment(made);
    const said = saidOf(open.value, 'commented', { comment: made.id, organisation });
    return done({ value: made, said: [said], text: words });
  });
}

async function closed(server: Server, tables: Changing, to: StoredChange) {
  await tables.changes.setChange(to.id, ['proposed'], to);
  await tables.changes.dropTallies(to.id);
  await bumped(server, tables);
  const deed = to.state === 'withdrawn' ? 'withdrawn' : 'rejected';
  return done({ value: to, said: [saidOf(to, deed)], text: to.decision ?? '' });
}

const decidedBy = ({ person }: Context, at: StoredChange['proposed'], why: string) => ({
  decider: person,
  decided: at,
  decision: why,
});

/** Whom it binds, as organisations and policies lie now. */
export async function boundOf(
  tables: Pick<Reading, 'organisations' | 'assignments'>,
  { policy }: StoredChange,
) {
  const organisations = await tables.organisations();
  return { organisations, bound: boundBy(policy, organisations, await tables.assignments()) };
}

/** One that is not decided on, and that the person may see. */
async function openTo(
  tables: Changing,
  { person, scope }: Context,
  id: ChangeId,
): Promise<Outcome<StoredChange, Exclude<Open, 'idempotency-key-reused'>>> {
  if (person === null) return refused('person-needed');
  const change = await tables.changes.change(id);
  if (change === null || change.origin === 'shipped') return refused('unknown-change');
  const { organisations, bound } = await boundOf(tables, change);
  if (!concerns(bound, organisations, scope)) return refused('unknown-change');
  return change.state === 'proposed'
    ? done(change)
    : refused('change-decided', { state: change.state });
}

async function decidable(
  tables: Changing,
  context: Context,
  id: ChangeId,
): Promise<Outcome<StoredChange, Exclude<RejectCode, 'idempotency-key-reused'>>> {
  const open = await openTo(tables, context, id);
  if (!open.ok) return open;
  if (open.value.proposer === context.person) return refused('self-approval');
  const { organisations, bound } = await boundOf(tables, open.value);
  return covers(bound, organisations, context.scope) ? open : refused('binds-others');
}

/** Another text of the same was adopted since it was proposed: it would be undone unseen. */
async function isOutdated({ changes }: Changing, one: StoredChange): Promise<boolean> {
  return (await changes.adopted()).some(
    ({ kind, subject, adopted }) =>
      kind === one.kind &&
      subject === one.subject &&
      Date.parse(adopted) > Date.parse(one.proposed),
  );
}
