import type { ChangeId, Content } from '../../core/changes/change.ts';
import type { Day } from '../../core/day.ts';
import { recorded } from '../recorded.ts';
import { dayOf, done, refused, type Context, type Outcome, type Server } from '../server.ts';
import type { Changing } from '../store.ts';
import { boundBy, concerns } from './bound.ts';
import type { ChangeDoor, Draft } from './door.ts';
import { bumped, lookAgain } from './edition.ts';
import { periodFault, type Period, type PeriodCode } from './period.ts';
import { saidOf } from './said.ts';
import { unmetGroups } from './unmet.ts';
import type { StoredChange } from './stored.ts';

export type Proposed = {
  readonly draft: Draft;
  readonly why: string;
  /** Null: from when it is adopted, until it is ended. */
  readonly from: Day | null;
  readonly until: Day | null;
};

export type ProposeCode =
  | 'person-needed'
  | 'document-unfit'
  | 'group-assigned'
  | 'change-exists'
  | 'unknown-policy'
  | 'unknown-change'
  | PeriodCode
  | 'idempotency-key-reused';

/** Proposes a change of the rules. Nothing holds by it, nothing is looked for by it but counts, until another person adopts it. */
export async function propose(
  server: Server,
  door: ChangeDoor,
  context: Context,
  asked: Proposed,
): Promise<Outcome<StoredChange, ProposeCode>> {
  const { person } = context;
  if (person === null) return refused('person-needed');
  const { reader } = door;
  const { draft, why } = asked;
  const { catalogue, policies } = server.rules();
  const prepared = reader.prepare(draft, catalogue);
  if (!prepared.ok) return refused('document-unfit', { problems: prepared.problems });
  const { content, document } = prepared;
  const digest = reader.digest(document);
  const period = periodOf(content, asked);
  const fault = periodFault(content.kind, period, dayOf(server.clock()));
  if (fault !== null) return refused(fault);
  if (content.kind === 'listing' && !policies.some(({ id }) => id === content.listing.policy))
    return refused('unknown-policy');
  const packed = reader.pack(document);
  return recorded<StoredChange, ProposeCode>(server, context, async (tables, at) => {
    await tables.changes.lockRules();
    const target = await targetOf(tables, content);
    if (target === undefined) return refused('unknown-change');
    const policy = policyOf(content, target);
    const [organisations, assignments] = [await tables.organisations(), await tables.assignments()];
    if (!concerns(boundBy(policy, organisations, assignments), organisations, context.scope))
      return refused(content.kind === 'end' ? 'unknown-change' : 'unknown-policy');
    const subject = subjectOf(content);
    if (await isThere(tables, { kind: content.kind, subject, digest }))
      return refused('change-exists');
    const change: StoredChange = {
      id: server.newId() as ChangeId,
      kind: content.kind,
      state: 'proposed',
      origin: 'person',
      subject,
      document: digest,
      version: versionOf(content),
      policy,
      why,
      proposer: person,
      proposed: at,
      ...period,
      decider: null,
      decided: null,
      decision: null,
      place: null,
      begun: null,
      ended: null,
    };
    // Its document is not written before all is well: what is refused leaves nothing behind.
    const changes = {
      ...tables.changes,
      document: async (asked: string) =>
        asked === digest ? packed : tables.changes.document(asked),
    };
    const groups = await unmetGroups({ assignments, changes }, door, change, dayOf(at));
    if (groups.length > 0) return refused('group-assigned', { groups });
    await tables.changes.addDocument(digest, packed);
    await tables.changes.addChange(change);
    await bumped(server, tables);
    await lookAgain(tables, at);
    return done({ value: change, said: [saidOf(change, 'proposed')], text: why });
  });
}

/** What an end is of; null: it is no end. Undefined: there is nothing to end. */
async function targetOf(
  { changes }: Changing,
  content: Content,
): Promise<StoredChange | null | undefined> {
  if (content.kind !== 'end') return null;
  const target = await changes.change(content.ends);
  // What was so from the beginning has nothing before it: another takes its place instead.
  const canEnd = target?.state === 'adopted' && target.from !== null && target.kind !== 'end';
  return canEnd ? target : undefined;
}

function policyOf(content: Content, target: StoredChange | null): string | null {
  switch (content.kind) {
    case 'policy':
      return content.policy.id;
    case 'listing':
      return content.listing.policy;
    case 'end':
      return target?.policy ?? null;
    default:
      return null;
  }
}

function subjectOf(content: Content): string {
  switch (content.kind) {
    case 'policy':
      return content.policy.id;
    case 'listing':
      return content.listing.listing.id;
    case 'clearance':
      return [content.clearance.app, content.clearance.signer ?? []].flat().join(' ');
    case 'finding':
      return content.finding.finding.app;
    case 'catalogue':
      return 'catalogue';
    case 'end':
      return content.ends;
  }
}

function versionOf(content: Content): string {
  if (content.kind === 'policy') return content.policy.version;
  return content.kind === 'catalogue' ? content.catalogue.version : '';
}

function periodOf(content: Content, { from, until }: Proposed): Period {
  if (content.kind === 'clearance')
    return { from: content.clearance.from, until: content.clearance.to };
  if (content.kind !== 'finding') return { from, until };
  const { finding } = content.finding;
  return { from: finding.from, until: finding.to };
}

/** The very same is proposed and open, or is what holds. */
async function isThere(
  { changes }: Changing,
  same: { readonly kind: Content['kind']; readonly subject: string; readonly digest: string },
): Promise<boolean> {
  const open = await changes.changes(['proposed'], { before: null, limit: 1000 });
  const latest = (await changes.adopted()).findLast(
    ({ kind, subject }) => kind === same.kind && subject === same.subject,
  );
  const isOpen = open.some(
    ({ kind, subject, document }) =>
      kind === same.kind && subject === same.subject && document === same.digest,
  );
  const holds = same.kind === 'policy' || same.kind === 'catalogue';
  return isOpen || (holds && latest?.document === same.digest);
}
