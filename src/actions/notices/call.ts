import type { Instant } from '../../core/inventory.ts';
import { languageFor } from '../../core/notices/language.ts';
import type {
  EscalationMessage,
  HolderMessage,
  NoticeKind,
  NoticeMove,
  NoticePlan,
} from '../../core/notices/notice.ts';
import { planNotices } from '../../core/notices/plan-notices.ts';
import { sweep } from '../inventories/recover.ts';
import type { Context } from '../server.ts';
import { lookAt, withDecisions } from './cases.ts';
import type { NoticeServer } from './door.ts';
import { groupHolders } from './group.ts';
import type { CaseRow, HolderId, NoticeId, NoticeItem } from './stored.ts';
import { LAST_RUN, type CallAsked, type MoveChange, type Run } from './run.ts';
import { writeDown, type Batch, type ClockNotice, type Told } from './write-down.ts';

export type Called = {
  readonly at: Instant;
  readonly messages: Readonly<Record<NoticeKind, number>>;
  /** Findings that the messages are about. */
  readonly findings: number;
  /** Of the messages: nobody knows an address. */
  readonly withoutAddress: number;
  /** Due, and not made, since as many wait as an hour takes. */
  readonly held: number;
  readonly next: Instant | null;
};

const HOLDERS = 500;
const DAY = 86_400_000;
/** The link outlives the deadline, so that whoever comes late can still answer. */
const LINK_AFTER_DEADLINE = 60;
const LINK_WITHOUT = 90;

/**
 * Tells all holders of whom something is due, page by page: what is written down for one page is committed before the next is looked
 * at. Two looks at once write nothing twice: the one that finds that another has written since it began ends.
 */
export async function callHolders(
  server: NoticeServer,
  context: Context,
  asked: CallAsked,
): Promise<Called> {
  const { store } = server;
  const run = await beginRun(server, context, asked);
  const { looking } = run;
  const escalated = await store.notices.escalated();
  let room = await roomIn(server);
  const sum = newSum(looking.at);
  for (let after: HolderId | null = null; ;) {
    const page = await store.notices.cases(asked.scope, after, HOLDERS);
    const rows = await withDecisions(store, page.rows);
    const plan = planNotices(rows.map(looking.caseOf), {
      at: looking.at,
      clocks: looking.clocks,
      room,
      escalated,
    });
    room -= plan.messages.length;
    const batch = batchOf(run, rows, plan);
    if (!asked.dryRun && !(await writeDown(server, context, batch, run))) return sum.told();
    sum.add(plan, batch);
    after = page.next;
    if (after === null) return sum.told();
  }
}

/** What was published a moment ago is settled first: findings and contacts are where the look goes along. */
export async function beginRun(
  server: NoticeServer,
  context: Context,
  asked: CallAsked,
): Promise<Run> {
  await sweep(server);
  await groupHolders(server);
  return {
    server,
    context,
    asked,
    looking: await lookAt(server, server.clock(), asked.atAnyHour),
    id: server.newId(),
    was: await server.store.setting(LAST_RUN),
    escalations: new Map(),
  };
}

/** No more messages are made than an hour sends. */
export async function roomIn({ store, notices }: NoticeServer): Promise<number> {
  return notices.mailer === null
    ? Number.POSITIVE_INFINITY
    : notices.perMinute * 60 - (await store.notices.waiting());
}

export function batchOf(
  run: Run,
  rows: readonly CaseRow[],
  { messages, moves }: NoticePlan,
): Batch {
  const byFinding = new Map(rows.map((row) => [row.finding.id, row]));
  const moveOf = new Map(moves.map((move) => [move.finding, move]));
  const told = messages.map((message): Told => {
    const its = message.items.flatMap(({ finding }) => moveOf.get(finding) ?? []);
    for (const { finding } of its) moveOf.delete(finding);
    const known =
      message.to === 'organisation' ? run.escalations.get(message.organisation) : undefined;
    const notice = known === undefined ? noticeOf(run, message, byFinding) : null;
    const id = notice?.id ?? (known as NoticeId);
    if (message.to === 'organisation') run.escalations.set(message.organisation, id);
    return { notice, items: itemsOf(id, message), moves: its.map(eventOf(byFinding, id)) };
  });
  const alone = [...moveOf.values()].map(eventOf(byFinding, null));
  return { told, alone };
}

function noticeOf(
  { server, looking }: Run,
  message: HolderMessage | EscalationMessage,
  byFinding: ReadonlyMap<string, CaseRow>,
): ClockNotice {
  const { at, policies } = looking;
  const [first] = message.items;
  const row = byFinding.get(first.finding);
  const rules = policies.get(message.policy)?.notices;
  if (row === undefined || rules === undefined)
    throw new Error('a message about nothing that was asked');
  const toHolder = message.to === 'holder';
  const addressed = toHolder ? row.addressed : (rules.contact?.email ?? null) !== null;
  const because = addressed
    ? server.notices.mailer === null
      ? 'no-mail-server'
      : null
    : 'without-address';
  return {
    id: server.newId() as NoticeId,
    recipient: message.to,
    holderId: toHolder ? row.holder : null,
    organisation: toHolder ? row.finding.organisation : message.organisation,
    kind: message.kind,
    state: because === null ? 'planned' : 'outbox',
    because,
    policy: message.policy,
    language: languageFor(toHolder ? row.holderLanguage : null, rules.languages),
    planned: at,
    sendAfter: at,
    tries: 0,
    messageId: null,
    changed: at,
    linkKey: server.notices.linkKey(),
    linkUntil: linkUntil(at, message),
    holder: null,
    person: null,
    exception: null,
  };
}

function linkUntil(at: Instant, { items }: HolderMessage | EscalationMessage): Instant {
  const deadlines = items.flatMap(({ deadline }) =>
    deadline === null ? [] : Date.parse(deadline),
  );
  const latest = Math.max(...deadlines.map((day) => day + LINK_AFTER_DEADLINE * DAY), 0);
  const least = Date.parse(at) + LINK_WITHOUT * DAY;
  return new Date(Math.max(latest, least)).toISOString() as Instant;
}

const itemsOf = (
  notice: NoticeId,
  message: HolderMessage | EscalationMessage,
): readonly NoticeItem[] =>
  message.to === 'holder'
    ? message.items.map(({ finding, kind, measure, deadline }) => ({
        notice,
        finding,
        kind,
        measure,
        deadline,
      }))
    : message.items.map(({ finding, measure, deadline }) => ({
        notice,
        finding,
        kind: message.kind,
        measure,
        deadline,
      }));

const eventOf =
  (byFinding: ReadonlyMap<string, CaseRow>, notice: NoticeId | null) =>
  ({ finding, change }: NoticeMove): Batch['alone'][number] => {
    const row = byFinding.get(finding);
    if (row === undefined) throw new Error('a finding that was not asked for is moved');
    return { finding: row.finding, change: change as MoveChange, notice };
  };
function newSum(at: Instant) {
  const messages = { call: 0, reminder: 0, overdue: 0, escalation: 0 };
  const sum = { findings: 0, withoutAddress: 0, held: 0 };
  let next: Instant | null = null;
  return {
    add(plan: NoticePlan, { told }: Batch): void {
      for (const { notice, items } of told) {
        sum.findings += items.length;
        if (notice === null) continue;
        messages[notice.kind]++;
        if (notice.because === 'without-address') sum.withoutAddress++;
      }
      sum.held += plan.held;
      if (plan.next !== null && (next === null || Date.parse(plan.next) < Date.parse(next)))
        next = plan.next;
    },
    told: (): Called => ({ at, messages, ...sum, next }),
  };
}
