import { AsyncLocalStorage } from 'node:async_hooks';
import { sql } from 'kysely';
import type { InventoryId } from '../core/finding.ts';
import type { Changed, Changing, Reading, Staging, Store } from '../actions/store.ts';
import { changesChanging, changesReading, changesStaging } from './changes.ts';
import { courseReading, courseStaging } from './course.ts';
import { exceptionChanging, exceptionReading } from './exceptions.ts';
import { mdmChanging, mdmReading, mdmStaging } from './mdm.ts';
import { noticesChanging, noticesReading, noticesStaging } from './notices.ts';
import { peopleChanging, peopleReading, peopleStaging } from './people.ts';
import { retentionChanging } from './retention.ts';
import { StoreUnreachable } from '../actions/unreachable.ts';
import { again, isPassing } from './again.ts';
import { codeOf, lossOf } from './lost.ts';
import type { Db } from './schema.ts';
import { applyEvents } from './tables/apply-events.ts';
import { cases } from './tables/cases.ts';
import { contact, eraseContacts } from './tables/contacts.ts';
import { coverage, stageTallies, tallies } from './tables/coverage.ts';
import { findingCounts, findingsCount } from './tables/finding-counts.ts';
import { events } from './tables/events.ts';
import { appsWithFindings, finding, findings, openFindingsOf } from './tables/findings.ts';
import { addFleet, fleets } from './tables/fleets.ts';
import { claimKey, forgetAnswers, keepAnswer } from './tables/idempotency.ts';
import * as inventories from './tables/inventories.ts';
import { keyNeeds, reseal, sealedOtherwise } from './tables/keys.ts';
import * as ledger from './tables/ledger.ts';
import * as organisations from './tables/organisations.ts';
import { beginPlan, planEvents } from './tables/planning.ts';
import { publish } from './tables/publishing.ts';
import { setSetting, setting, swapSetting } from './tables/settings.ts';
import { followUp } from './tables/settling.ts';
import { stageDevices } from './tables/staging.ts';
import { sweep, toSweep } from './tables/sweeping.ts';
import { keepTree, readTree } from './tables/tree.ts';
import { vettingChanging, vettingReading, vettingStaging } from './vetting.ts';
import { waitingReading } from './waiting.ts';

/** The same on PostgreSQL and on its embedded form: what differs between them is in `open.ts`. */
export function createStore(db: Db, atOnce = FEW_AT_ONCE): Store {
  const inside = new AsyncLocalStorage<true>();
  const tree = keepTree(db);
  const transaction = async <T>(work: (tx: Db) => Promise<T>): Promise<T> => {
    refuseInside(inside);
    let committing = false;
    try {
      return await db.transaction().execute((tx) =>
        inside.run(true, async () => {
          const result = await work(tx);
          committing = true;
          return result;
        }),
      );
    } catch (error) {
      // INVARIANT: lost on the way to the commit, it may count already, and nothing may be done twice: only who asked may ask again.
      if (committing && lossOf(error) !== null) throw new StoreUnreachable(codeOf(error));
      throw error;
    }
  };
  /** It counts already; what follows here may as well come by the sweep, as it does after a crash. */
  const followed = async (id: InventoryId): Promise<void> => {
    try {
      while (await again(() => transaction((tx) => followUp(tx, id, atOnce))));
    } catch (error) {
      if (!isPassing(error)) throw error;
    }
  };
  return {
    ...guarded(reading(db, tree.read), inside),
    atOnce,
    async change<Result>(work: (tables: Changing) => Promise<Changed<Result>>) {
      let published: readonly InventoryId[] = [];
      const result = await again(() =>
        transaction(async (tx) => {
          const change = await changed(tx, work);
          published = change.published;
          return change.result;
        }).catch(resultOfNothing<Result>),
      );
      tree.forget();
      for (const id of published) await followed(id);
      return result;
    },
    stage: (work) => again(() => transaction((tx) => work(staging(tx)))),
    sequence: (work) =>
      transaction(async (tx) => {
        if (!(await isSequencer(tx))) return null;
        return work(ledger.sequencerTables(tx));
      }),
    close: () => db.destroy(),
  };
}

function refuseInside(inside: AsyncLocalStorage<true>): void {
  // INVARIANT: the embedded database has one connection, and the open transaction holds it.
  if (inside.getStore()) throw new Error('the store was asked from inside its own transaction');
}

function guarded(tables: Reading, inside: AsyncLocalStorage<true>): Reading {
  const guard = <T extends object>(object: T): T =>
    Object.fromEntries(
      Object.entries(object).map(([name, member]) => [
        name,
        typeof member === 'function'
          ? (...values: readonly unknown[]) => {
              refuseInside(inside);
              return again(() => member(...values));
            }
          : guard(member),
      ]),
    ) as T;
  return guard(tables);
}

/** Inside a transaction the tree is that transaction's. */
const reading = (db: Db, tree = () => readTree(db)): Reading => ({
  organisations: () => organisations.organisations(db),
  organisation: (id) => organisations.organisation(db, id),
  topOrganisations: async () => (await tree()).tops,
  tree,
  assignments: () => organisations.assignments(db),
  fleets: () => fleets(db),
  inventory: (id) => inventories.inventory(db, id),
  inventories: (fleet, page) => inventories.inventories(db, fleet, page),
  unfinishedInventories: () => inventories.unfinishedInventories(db),
  toSweep: (limit) => toSweep(db, limit),
  findings: async (filter, page) => findings(db, await tree(), filter, page),
  findingsCount: async (filter) => findingsCount(db, await tree(), filter),
  finding: (id) => finding(db, id),
  events: (id) => events(db, id),
  findingCounts: (scope) => findingCounts(db, scope),
  coverage: (scope) => coverage(db, scope),
  tallies: (scope) => tallies(db, scope),
  contact: (device) => contact(db, device),
  setting: (name) => setting(db, name),
  keyNeeds: () => keyNeeds(db),
  sealedOtherwise: (what, key, after, limit) => sealedOtherwise(db, what, key, after, limit),
  appsWithFindings: () => appsWithFindings(db),
  openFindingsOf: (of, limit) => openFindingsOf(db, of, limit),
  log: ledger.logReading(db),
  mdm: mdmReading(db),
  notices: noticesReading(db),
  people: peopleReading(db),
  exceptions: exceptionReading(db),
  changes: changesReading(db),
  course: courseReading(db),
  waiting: waitingReading(db),
  vetting: vettingReading(db),
});

const staging = (db: Db): Staging => ({
  ...reading(db),
  setInventory: (id, from, to) => inventories.setInventory(db, id, from, to),
  stageDevices: async (id, fleet, devices) => {
    await stageDevices(db, id, fleet, devices);
  },
  beginPlan: (id, complete) => beginPlan(db, id, complete),
  cases: (id, after, limit) => cases(db, id, after, limit),
  planEvents: (id, planned) => planEvents(db, id, planned),
  stageTallies: (id, rows) => stageTallies(db, id, rows),
  sweep: (id, limit) => sweep(db, id, limit),
  reseal: (what, rows) => reseal(db, what, rows),
  forgetAnswers: (before, limit) => forgetAnswers(db, before, limit),
  mdm: mdmStaging(db),
  notices: noticesStaging(db),
  people: peopleStaging(db),
  changes: changesStaging(db),
  course: courseStaging(db),
  vetting: vettingStaging(db),
});

/** A decision that wrote nothing and says nothing: what it had claimed is given back. */
class NothingDecided<T> extends Error {
  readonly result: T;
  constructor(result: T) {
    super('nothing was decided');
    this.result = result;
  }
}

function resultOfNothing<T>(error: unknown): T {
  if (error instanceof NothingDecided) return error.result as T;
  throw error;
}

/** INVARIANT: what changes a row counts here, so nothing changes without a trace. */
async function changed<T>(
  tx: Db,
  work: (tables: Changing) => Promise<Changed<T>>,
): Promise<{ readonly result: T; readonly published: readonly InventoryId[] }> {
  const published: InventoryId[] = [];
  let writes = 0;
  let claims = 0;
  const wrote = <R>(result: R): R => {
    writes++;
    return result;
  };
  const wroteIf = <R>(result: R, did: boolean): R => (did ? wrote(result) : result);
  const tables: Changing = {
    ...reading(tx),
    addOrganisation: async (one, at) => wrote(await organisations.addOrganisation(tx, one, at)),
    addAssignment: async (one, at) => wrote(await organisations.addAssignment(tx, one, at)),
    removeAssignment: async (id, at) => wrote(await organisations.removeAssignment(tx, id, at)),
    addFleet: async (one, at) => wrote(await addFleet(tx, one, at)),
    announce: async (one) => wrote(await inventories.announce(tx, one)),
    setInventory: async (id, from, to) => {
      const done = await inventories.setInventory(tx, id, from, to);
      return wroteIf(done, done);
    },
    publish: async (id, version, at, days) => {
      const done = await publish(tx, id, version, at, days);
      if (done === 'published') published.push(id);
      return wroteIf(done, done === 'published');
    },
    applyEvents: async (planned, days) => wrote(await applyEvents(tx, planned, days)),
    eraseContacts: async (at, limit) => {
      const erased = await eraseContacts(tx, at, limit);
      return wroteIf(erased, erased > 0);
    },
    addOpenings: async (openings) => wrote(await ledger.addOpenings(tx, openings)),
    eraseOpenings: async (commitments) => {
      const erased = await ledger.eraseOpenings(tx, commitments);
      return wroteIf(erased, erased > 0);
    },
    setSetting: async (name, value) => wrote(await setSetting(tx, name, value)),
    swapSetting: async (name, was, value) => {
      const swapped = await swapSetting(tx, name, was, value);
      return wroteIf(swapped, swapped);
    },
    claimKey: async (actor, key, request, at) => {
      const kept = await claimKey(tx, actor, key, request, at);
      if (kept === null) claims++;
      return kept;
    },
    keepAnswer: async (actor, key, body) => wrote(await keepAnswer(tx, actor, key, body)),
    mdm: mdmChanging(tx, wroteIf),
    notices: noticesChanging(tx, wroteIf),
    people: peopleChanging(tx, wroteIf),
    exceptions: exceptionChanging(tx, wroteIf),
    changes: changesChanging(tx, wroteIf),
    retention: retentionChanging(tx, wroteIf),
    vetting: vettingChanging(tx, wroteIf),
  };
  const { result, entries } = await work(tables);
  if (entries.length === 0 && writes > 0)
    throw new Error('a change was to be made without a trace in the ledger');
  if (entries.length === 0 && claims > 0) throw new NothingDecided(result);
  await ledger.addWaiting(tx, entries);
  return { result, published };
}

/** The embedded database has one connection, and whoever else asks waits for it. */
const FEW_AT_ONCE = 120;
/** On PostgreSQL nobody waits but for the fleet's own rows, and each commit is a write to the disk. */
export const MANY_AT_ONCE = 1000;

/** One at a time, on any number of workers; whoever finds another at it leaves. */
async function isSequencer(tx: Db): Promise<boolean> {
  const { rows } = await sql<{ readonly alone: boolean }>`
    select pg_try_advisory_xact_lock(${sql.lit(SEQUENCER)}) as alone`.execute(tx);
  return rows[0]?.alone === true;
}
/** A number that nothing else on the same database locks: `seqn` in ASCII. */
const SEQUENCER = 0x7365716e;
