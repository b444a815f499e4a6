import { isWithin } from '../../core/organisation.ts';
import type { Day } from '../../core/day.ts';
import type { OrganisationId } from '../../core/finding.ts';
import type { PersonId } from '../../core/rights.ts';
import type { AppId } from '../../core/statements.ts';
import { policyChoice } from '../policy-choice.ts';
import { recorded, type Said } from '../recorded.ts';
import type { Rulebook } from '../rulebook.ts';
import { dayOf, done, refused, type Context, type Outcome, type Server } from '../server.ts';
import type { Page, Reading } from '../store.ts';
import type { ApprovalFilter, NumberPage } from './store.ts';
import type { ApprovalId, StoredApproval } from './stored.ts';

export type ApprovalAsked = {
  readonly organisation: OrganisationId;
  /** Of the policy that holds there. */
  readonly group: string;
  /** Of the catalogue, with all of its identifiers; null: `name` and identifiers say which. */
  readonly app: AppId | null;
  readonly name: string | null;
  readonly android: readonly string[];
  readonly ios: readonly string[];
  /** In the ledger as a commitment alone. */
  readonly why: string;
  /** It holds up to this day. */
  readonly review: Day;
};
type AskCode =
  | 'unknown-organisation'
  | 'unknown-group'
  | 'unknown-app'
  | 'app-unnamed'
  | 'app-prohibited'
  | 'no-reasons'
  | 'ends-in-past'
  | 'person-needed'
  | 'idempotency-key-reused';

/** Asks that a group may have an app on its allow list. Another person decides. */
export async function askApproval(
  server: Server,
  context: Context,
  asked: ApprovalAsked,
  rulebook: Rulebook,
): Promise<Outcome<StoredApproval, AskCode>> {
  if (context.person === null) return refused('person-needed');
  return recorded<StoredApproval, AskCode>(server, context, async (tables, at) => {
    const found = await tables.organisation(asked.organisation);
    if (found === null || !isWithin(found, context.scope)) return refused('unknown-organisation');
    const policies = policyChoice(await tables.organisations(), await tables.assignments());
    const { policy: id } = policies.of(asked.organisation, 'unknown');
    const policy = rulebook.policy(id);
    if (!policy?.groups.some(({ id: group }) => group === asked.group))
      return refused('unknown-group', { groups: policy?.groups.map((one) => one.id) ?? [] });
    const which = whichApp(asked, rulebook);
    if (!which.ok) return which;
    const { app, name, android, ios } = which.value;
    if (namedBy(which.value, rulebook).some((one) => rulebook.verdict(id, one) === 'prohibited'))
      return refused('app-prohibited');
    if (asked.why.trim() === '') return refused('no-reasons');
    if (asked.review <= dayOf(at)) return refused('ends-in-past');
    const text = server.ledger.commit('text', asked.why.trim());
    const one: StoredApproval = {
      id: server.newId() as ApprovalId,
      number: await tables.exceptions.nextNumber('approval'),
      organisation: asked.organisation,
      policy: id,
      group: asked.group,
      app,
      name,
      android,
      ios,
      why: text.commitment,
      review: asked.review,
      state: 'asked',
      askedBy: context.person,
      asked: at,
      decidedBy: null,
      decided: null,
      reasons: null,
      ended: null,
      reminded: null,
    };
    await tables.exceptions.addApproval(one);
    return done({ value: one, said: [approvalSaid('asked', one, 'request')], text });
  });
}

type Which = Pick<StoredApproval, 'app' | 'name' | 'android' | 'ios'>;
function whichApp(
  { app, name, android, ios }: ApprovalAsked,
  { catalogue }: Rulebook,
): Outcome<Which, 'unknown-app' | 'app-unnamed'> {
  if (app === null) {
    if (name === null || name.trim() === '' || android.length + ios.length === 0)
      return refused('app-unnamed');
    return done({ app, name, android: [...new Set(android)], ios: [...new Set(ios)] });
  }
  const known = catalogue.apps.find(({ id }) => id === app);
  if (!known) return refused('unknown-app');
  const of = (platform: string): readonly string[] =>
    catalogue.identifiers.flatMap((one) =>
      one.app === app && one.platform === platform ? one.identifier : [],
    );
  return done({ app, name: known.name, android: of('android'), ios: of('ios') });
}

/** Apps of the catalogue that it names, by whatever identifier. */
function namedBy({ app, android, ios }: Which, { catalogue }: Rulebook): readonly AppId[] {
  const folded = new Set([...android, ...ios].map((one) => one.toLowerCase()));
  const by = catalogue.identifiers.flatMap((one) =>
    folded.has(one.identifier.toLowerCase()) ? one.app : [],
  );
  return app === null ? by : [app, ...by];
}

export type ApprovalDecision = {
  readonly decision: 'grant' | 'refuse';
  readonly why: string;
  /** An earlier day than was asked for; null: as asked. */
  readonly review: Day | null;
};
type DecideCode =
  | 'unknown-approval'
  | 'approval-decided'
  | 'person-needed'
  | 'self-approval'
  | 'no-reasons'
  | 'ends-in-past'
  | 'ends-too-late'
  | 'idempotency-key-reused';

export async function decideApproval(
  server: Server,
  context: Context,
  id: ApprovalId,
  { decision, why, review }: ApprovalDecision,
): Promise<Outcome<StoredApproval, DecideCode>> {
  return recorded<StoredApproval, DecideCode>(server, context, async (tables, at) => {
    const one = await approvalInReach(tables, context, id);
    if (one === null) return refused('unknown-approval');
    if (one.state !== 'asked') return refused('approval-decided');
    const { person } = context;
    if (person === null) return refused('person-needed');
    if (person === one.askedBy) return refused('self-approval');
    if (why.trim() === '') return refused('no-reasons');
    const ends = review ?? one.review;
    if (ends > one.review) return refused('ends-too-late', { until: one.review });
    if (decision === 'grant' && ends <= dayOf(at)) return refused('ends-in-past');
    const text = server.ledger.commit('text', why.trim());
    const to = {
      state: decision === 'grant' ? 'in-force' : 'refused',
      review: ends,
      decidedBy: person,
      decided: at,
      reasons: text.commitment,
    } as const;
    if (!(await tables.exceptions.setApproval(id, ['asked'], to)))
      return refused('approval-decided');
    const value = { ...one, ...to };
    const deed = decision === 'grant' ? 'granted' : 'refused';
    return done({ value, said: [approvalSaid(deed, value, 'request')], text });
  });
}

type WithdrawCode =
  | 'unknown-approval'
  | 'approval-ended'
  | 'person-needed'
  | 'no-reasons'
  | 'not-who-asked'
  | 'idempotency-key-reused';

/** `own`: whoever asked takes it back; else an authority withdraws it, whoever asked. */
export async function withdrawApproval(
  server: Server,
  context: Context,
  id: ApprovalId,
  { why, own }: { readonly why: string; readonly own: boolean },
): Promise<Outcome<StoredApproval, WithdrawCode>> {
  return recorded<StoredApproval, WithdrawCode>(server, context, async (tables, at) => {
    const one = await approvalInReach(tables, context, id);
    if (one === null) return refused('unknown-approval');
    const { person }: { readonly person: PersonId | null } = context;
    if (own && (person === null || person !== one.askedBy)) return refused('not-who-asked');
    if (one.state !== 'asked' && one.state !== 'in-force') return refused('approval-ended');
    if (person === null) return refused('person-needed');
    if (why.trim() === '') return refused('no-reasons');
    const to = { state: 'withdrawn', ended: at } as const;
    if (!(await tables.exceptions.setApproval(id, ['asked', 'in-force'], to)))
      return refused('approval-ended');
    const value = { ...one, ...to };
    return done({ value, said: [approvalSaid('withdrawn', value, 'request')], text: why.trim() });
  });
}

export async function listApprovals(
  { store }: Server,
  { scope }: Context,
  filter: Omit<ApprovalFilter, 'scope'>,
  page: NumberPage,
): Promise<Page<StoredApproval, number>> {
  return store.exceptions.approvals({ ...filter, scope }, page);
}

export async function approvalInReach(
  tables: Pick<Reading, 'exceptions' | 'organisation'>,
  { scope }: Pick<Context, 'scope'>,
  id: ApprovalId,
): Promise<StoredApproval | null> {
  const one = await tables.exceptions.approval(id);
  const organisation = one === null ? null : await tables.organisation(one.organisation);
  return organisation !== null && isWithin(organisation, scope) ? one : null;
}

export function approvalSaid(deed: string, one: StoredApproval, origin: string): Said {
  const { number, organisation, group, app, review } = one;
  return {
    action: `approval.${deed}`,
    object: `approval:${one.id}`,
    result: one.state,
    origin,
    policy: one.policy,
    details: { number, organisation, group, app, name: app === null ? one.name : null, review },
  };
}
