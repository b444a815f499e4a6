import type { MdmChanging, MdmReading, MdmStaging } from '../actions/mdm/store.ts';
import type { Db } from './schema.ts';
import { beginSteps, setSteps } from './tables/mdm/applying.ts';
import * as connections from './tables/mdm/connections.ts';
import * as exemptions from './tables/mdm/exemptions.ts';
import { memory, memoryUnderOlderKeys, writeMemory } from './tables/mdm/memory.ts';
import { anyStaged, devicesNamed, mergeDevices, namesOf } from './tables/mdm/merging.ts';
import * as plans from './tables/mdm/plans.ts';
import * as pages from './tables/mdm/sync-pages.ts';
import * as syncs from './tables/mdm/syncs.ts';

export const mdmReading = (db: Db): MdmReading => ({
  connections: () => connections.connections(db),
  connection: (id) => connections.connection(db, id),
  memory: (connection, kind, asked) => memory(db, connection, kind, asked),
  memoryUnderOlderKeys: (current, limit) => memoryUnderOlderKeys(db, current, limit),
  sync: (id) => syncs.sync(db, id),
  syncs: (connection, limit) => syncs.syncs(db, connection, limit),
  runningSyncs: () => syncs.runningSyncs(db),
  openGathering: (connection) => syncs.openGathering(db, connection),
  syncProgress: (id) => syncs.syncProgress(db, id),
  pageCounts: (id) => pages.pageCounts(db, id),
  isReadWhole: (id) => pages.isReadWhole(db, id),
  stagedCounts: (inventory) => syncs.stagedCounts(db, inventory),
  anyStaged: (inventory, fleet, pseudonyms) => anyStaged(db, inventory, fleet, pseudonyms),
  plan: (id) => plans.plan(db, id),
  plans: (connection, page) => plans.plans(db, connection, page),
  plansIn: (states) => plans.plansIn(db, states),
  planInForce: (connection) => plans.planInForce(db, connection),
  lastBegun: (connection) => plans.lastBegun(db, connection),
  observation: (id) => plans.observation(db, id),
  steps: (plan, page) => plans.steps(db, plan, page),
  stepCounts: (plan) => plans.stepCounts(db, plan),
  keysEver: (connection) => plans.keysEver(db, connection),
  contentsEver: (connection) => plans.contentsEver(db, connection),
  heldOnCanary: (connection) => plans.heldOnCanary(db, connection),
  checks: (connection, limit) => plans.checks(db, connection, limit),
  exemptions: (fleet) => exemptions.exemptions(db, fleet),
  exemption: (id) => exemptions.exemption(db, id),
  exemptionsDue: (day, limit) => exemptions.exemptionsDue(db, day, limit),
  devicesNamed: (fleet, pseudonyms) => devicesNamed(db, fleet, pseudonyms),
  namesOf: (devices) => namesOf(db, devices),
});

/** `wroteIf`: tells the door whether a row was changed. */
export function mdmChanging(db: Db, wroteIf: <T>(result: T, did: boolean) => T): MdmChanging {
  const wrote = <T>(result: T): T => wroteIf(result, true);
  const ifDone = (did: boolean): boolean => wroteIf(did, did);
  return {
    ...mdmReading(db),
    lockConnection: (id) => connections.lockConnection(db, id),
    addConnection: async (one) => wrote(await connections.addConnection(db, one)),
    changeConnection: async (id, to) => wrote(await connections.changeConnection(db, id, to)),
    endConnection: async (id, at) => ifDone(await connections.endConnection(db, id, at)),
    addSync: async (one) => wrote(await syncs.addSync(db, one)),
    endSync: async (id, state, fault, at) => ifDone(await syncs.endSync(db, id, state, fault, at)),
    addPlan: async (plan, steps, seen) => wrote(await plans.addPlan(db, plan, steps, seen)),
    setPlan: async (id, from, to) => ifDone(await plans.setPlan(db, id, from, to)),
    setSteps: async (plan, lease, outcomes) => ifDone(await setSteps(db, plan, lease, outcomes)),
    addCheck: async (one) => wrote(await plans.addCheck(db, one)),
    endExemption: async (id, at, days) => ifDone(await exemptions.endExemption(db, id, at, days)),
  };
}

export const mdmStaging = (db: Db): MdmStaging => ({
  ...mdmReading(db),
  writeMemory: (connection, rows) => writeMemory(db, connection, rows),
  claimPage: (id, lease) => pages.claimPage(db, id, lease),
  addHeardPage: (id, lease) => pages.addHeardPage(db, id, lease),
  addPage: (page) => pages.addPage(db, page),
  expectDevices: (id, devices) => syncs.expectDevices(db, id, devices),
  keepPage: (page, lease) => pages.keepPage(db, page, lease),
  dropLostPages: (id, at) => pages.dropLostPages(db, id, at),
  dropPage: (page) => pages.dropPage(db, page),
  endPage: (page, counts) => pages.endPage(db, page, counts),
  returnPage: (page, owner, back, fault) => pages.returnPage(db, page, owner, back, fault),
  beginAgain: (page, as) => pages.beginAgain(db, page, as),
  leaseSync: (id, lease) => syncs.leaseSync(db, id, lease),
  lease: (connection, what, lease) => connections.lease(db, connection, what, lease),
  endLease: (connection, what, owner) => connections.endLease(db, connection, what, owner),
  beginSteps: (plan, lease, numbers) => beginSteps(db, plan, lease, numbers),
  mergeDevices: (id, fleet, devices) => mergeDevices(db, id, fleet, devices),
});
