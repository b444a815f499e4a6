import type { Finding, FindingId } from '../../core/finding.ts';
import type { NoticeKind } from '../../core/notices/notice.ts';
import { planNotices } from '../../core/notices/plan-notices.ts';
import { whyNotDue, type NotDue } from '../../core/notices/why-not.ts';
import { inScope } from '../findings/read.ts';
import type { Context } from '../server.ts';
import { batchOf, beginRun, roomIn } from './call.ts';
import { withDecisions } from './cases.ts';
import type { NoticeServer } from './door.ts';
import type { CallAsked, Run } from './run.ts';
import { writeDown } from './write-down.ts';

export type CalledOne = {
  readonly finding: FindingId;
  /** What the message says of it, or why there is none. */
  readonly outcome: NoticeKind | NotDue | 'unknown-finding';
  /** It was made, and lies in the outbox: no server can take it to whom it is for. */
  readonly waits: 'without-address' | 'no-mail-server' | null;
};
export type CalledSome = {
  readonly items: readonly CalledOne[];
  /** To holders and organisations. */
  readonly messages: number;
  /** That these messages are about: all that is due of the same holders. */
  readonly findings: number;
};

/** Another look that writes at the same moment is rare, and a third is not met. */
const TRIES = 3;

/**
 * Tells the holders of these findings what is due of theirs, all in one message as ever; of each finding that was asked for it says
 * what was told or why nothing is. `dryRun`: nothing is written, and it says what would be.
 */
export async function callSome(
  server: NoticeServer,
  context: Context,
  findings: readonly FindingId[],
  asked: Omit<CallAsked, 'scope' | 'origin'>,
): Promise<CalledSome> {
  for (let tries = 1; ; tries++) {
    const run = await beginRun(server, context, {
      ...asked,
      scope: context.scope,
      origin: 'request',
    });
    const found = await foundIn(server, context, findings);
    const { told, batch } = await look(run, found);
    if (asked.dryRun || (await writeDown(server, context, batch, run))) return told;
    if (tries === TRIES) throw new Error('others called holders at the same moments');
  }
}

type Found = ReadonlyMap<FindingId, Finding | null>;

async function foundIn(
  { store }: NoticeServer,
  { scope }: Context,
  findings: readonly FindingId[],
): Promise<Found> {
  const found = new Map<FindingId, Finding | null>();
  for (const id of new Set(findings)) found.set(id, await inScope(store, id, scope));
  return found;
}

async function look(run: Run, found: Found) {
  const { server, looking, context } = run;
  const seen = [...found].flatMap(([id, finding]) => (finding === null ? [] : id));
  const rows = await withDecisions(
    server.store,
    await server.store.notices.casesOf(seen, context.scope),
  );
  const cases = new Map(rows.map((row) => [row.finding.id, looking.caseOf(row)]));
  const plan = planNotices(cases.values(), {
    at: looking.at,
    clocks: looking.clocks,
    room: await roomIn(server),
    escalated: await server.store.notices.escalated(),
  });
  const batch = batchOf(run, rows, plan);
  const said = new Map(
    batch.told.flatMap(({ notice, items }) =>
      items.map((item) => [item.finding, { kind: item.kind, waits: notice?.because ?? null }]),
    ),
  );
  const items = [...found].map(([finding, stored]): CalledOne => {
    const about = said.get(finding);
    if (about !== undefined)
      return { finding, outcome: about.kind, waits: about.waits as CalledOne['waits'] };
    if (stored === null) return { finding, outcome: 'unknown-finding', waits: null };
    if (stored.state === 'closed') return { finding, outcome: 'finding-closed', waits: null };
    const one = cases.get(finding);
    const clock = one && looking.clocks.get(one.policy);
    const outcome = one && clock ? whyNotDue(one, clock, looking.at) : 'waits-its-turn';
    return { finding, outcome, waits: null };
  });
  const told: CalledSome = { items, messages: plan.messages.length, findings: said.size };
  return { told, batch };
}
