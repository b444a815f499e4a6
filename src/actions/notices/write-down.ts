import type { Finding } from '../../core/finding.ts';
import type { NoticeKind } from '../../core/notices/notice.ts';
import { appSaid } from '../app-said.ts';
import { CONTACT_DAYS } from '../contact-days.ts';
import type { Commitment, Context } from '../server.ts';
import type { PlannedEvent } from '../store.ts';
import type { NoticeServer } from './door.ts';
import { LAST_RUN, type MoveChange, type Run } from './run.ts';
import type { NoticeId, NoticeItem, StoredNotice } from './stored.ts';

type Moved = {
  readonly finding: Finding;
  readonly change: MoveChange;
  readonly notice: NoticeId | null;
};
/** One that the policy's clock asks for. */
export type ClockNotice = StoredNotice & { readonly kind: NoticeKind };
export type Told = {
  /** Null: more items of a message that the same look has written down. */
  readonly notice: ClockNotice | null;
  readonly items: readonly NoticeItem[];
  readonly moves: readonly Moved[];
};
/** What one page of holders comes to. */
export type Batch = { readonly told: readonly Told[]; readonly alone: readonly Moved[] };

/**
 * Messages, their items, the moves of their findings and the entries of the ledger, so many in a transaction that others do not wait
 * long; a message is never parted from its moves. False: another look has written meanwhile, and nothing more is written by this one.
 */
export async function writeDown(
  server: NoticeServer,
  context: Context,
  { told, alone }: Batch,
  run: Run,
): Promise<boolean> {
  const all = [...told, ...alone.map((move): Told => ({ notice: null, items: [], moves: [move] }))];
  for (let from = 0; from < all.length; from += server.store.atOnce) {
    const some = all.slice(from, from + server.store.atOnce);
    if (!(await commit(server, context, some, run))) return false;
    run.was = run.id;
  }
  return true;
}

async function commit(
  server: NoticeServer,
  { actor }: Context,
  told: readonly Told[],
  run: Run,
): Promise<boolean> {
  const { store, ledger, newId } = server;
  const { at } = run.looking;
  const by = ledger.commit('actor', actor);
  const openings: Commitment[] = [by];
  const entries: string[] = [];
  const notices = told.flatMap(({ notice, items }) => {
    if (notice === null) return [];
    const holder =
      notice.holderId === null ? null : ledger.commit('holder', `holder:${notice.holderId}`);
    if (holder !== null) openings.push(holder);
    const trace = {
      action: 'notice.planned',
      object: `notice:${notice.id}`,
      result: notice.kind,
      origin: run.asked.origin,
      at,
      policy: notice.policy,
      details: {
        findings: items.length,
        holder: holder?.commitment ?? null,
        organisation: notice.organisation,
        waits: notice.because,
      },
    };
    entries.push(ledger.entry(trace, by));
    return [{ ...notice, holder: holder?.commitment ?? null }];
  });
  const moves = told.flatMap((one) => one.moves);
  const events = moves.map(({ finding, change }): PlannedEvent => ({
    id: newId(),
    finding: finding.id,
    device: finding.device,
    change,
    entry: null,
    at,
  }));
  for (const { finding, change, notice } of moves)
    entries.push(ledger.entry(traceOf(server, finding, change, notice, run), by));
  return store.change(async (tables) => {
    if (!(await tables.swapSetting(LAST_RUN, run.was, run.id)))
      return { result: false, entries: [] };
    await tables.notices.addNotices(
      notices,
      told.flatMap(({ items }) => items),
    );
    await tables.applyEvents(events, CONTACT_DAYS);
    await tables.addOpenings(openings);
    return { result: true, entries };
  });
}

/** An app that tells of love life, faith or health is a category, as everywhere. */
function traceOf(
  server: NoticeServer,
  { id, app, organisation }: Finding,
  { kind }: MoveChange,
  notice: NoticeId | null,
  run: Run,
) {
  return {
    action: `finding.${kind}`,
    object: `finding:${id}`,
    result: kind,
    origin: notice === null ? run.asked.origin : `notice:${notice}`,
    at: run.looking.at,
    policy: null,
    details: {
      ...appSaid(server.rules().catalogue, app),
      organisation,
    },
  };
}
