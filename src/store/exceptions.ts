import type { ExceptionChanging, ExceptionReading } from '../actions/exceptions/store.ts';
import type { Db } from './schema.ts';
import * as approvals from './tables/exceptions/approvals.ts';
import * as exceptions from './tables/exceptions/exceptions.ts';
import * as leave from './tables/exceptions/leave.ts';
import { nextNumber } from './tables/exceptions/pages.ts';

export const exceptionReading = (db: Db): ExceptionReading => ({
  exception: (id) => exceptions.exception(db, id),
  exceptions: (filter, page) => exceptions.exceptions(db, filter, page),
  devicesOf: (id) => exceptions.devicesOf(db, id),
  eventsOf: (id) => exceptions.eventsOf(db, id),
  devices: (ids) => exceptions.devices(db, ids),
  findingsOn: (app, devices) => leave.findingsOn(db, app, devices),
  hasLeave: (app, devices) => leave.hasLeave(db, app, devices),
  overlaps: (app, devices, period) => exceptions.overlaps(db, app, devices, period),
  waitingFor: (findings) => exceptions.waitingFor(db, findings),
  exceptionsDue: (day, limit) => exceptions.exceptionsDue(db, day, limit),
  exceptionsEnding: (policy, before, limit) =>
    exceptions.exceptionsEnding(db, policy, before, limit),
  approval: (id) => approvals.approval(db, id),
  approvals: (filter, page) => approvals.approvals(db, filter, page),
  approvalsFor: (organisations, policy, group, day) =>
    approvals.approvalsFor(db, organisations, policy, group, day),
  approvalsDue: (day, limit) => approvals.approvalsDue(db, day, limit),
  approvalsEnding: (before, limit) => approvals.approvalsEnding(db, before, limit),
});

/** `wroteIf`: tells the door whether a row was changed. */
export function exceptionChanging(
  db: Db,
  wroteIf: <T>(result: T, did: boolean) => T,
): ExceptionChanging {
  const wrote = <T>(result: T): T => wroteIf(result, true);
  const ifDone = (did: boolean): boolean => wroteIf(did, did);
  return {
    ...exceptionReading(db),
    nextNumber: (of) => nextNumber(db, of),
    addException: async (one, devices) => wrote(await exceptions.addException(db, one, devices)),
    setException: async (id, from, to) => ifDone(await exceptions.setException(db, id, from, to)),
    addExceptionEvent: async (id, event) =>
      wrote(await exceptions.addExceptionEvent(db, id, event)),
    addExemptions: async (some) => wroteIf(await leave.addExemptions(db, some), some.length > 0),
    async endExemptionsOf(id, at, contactDays) {
      const ended = await leave.endExemptionsOf(db, id, at, contactDays);
      return wroteIf(ended, ended.length > 0);
    },
    addApproval: async (one) => wrote(await approvals.addApproval(db, one)),
    setApproval: async (id, from, to) => ifDone(await approvals.setApproval(db, id, from, to)),
  };
}
