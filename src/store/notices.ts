import type { NoticesChanging, NoticesReading, NoticesStaging } from '../actions/notices/store.ts';
import type { Db } from './schema.ts';
import * as answers from './tables/notices/answers.ts';
import { cases, casesOf } from './tables/notices/cases.ts';
import * as holders from './tables/notices/holders.ts';
import * as notices from './tables/notices/notices.ts';
import * as sending from './tables/notices/sending.ts';

export const noticesReading = (db: Db): NoticesReading => ({
  ungrouped: (after, limit) => holders.ungrouped(db, after, limit),
  cases: (scope, after, limit) => cases(db, scope, after, limit),
  casesOf: (findings, scope) => casesOf(db, findings, scope),
  escalated: () => notices.escalated(db),
  notice: (id) => notices.notice(db, id),
  notices: (filter, page) => notices.notices(db, filter, page),
  items: (of) => notices.items(db, of),
  found: (id) => notices.found(db, id),
  counts: (scope) => notices.counts(db, scope),
  waiting: () => sending.waiting(db),
  due: (at, limit) => sending.due(db, at, limit),
  abandoned: (at, limit) => sending.abandoned(db, at, limit),
  holderOf: (exception) => notices.holderOf(db, exception),
  devices: (notice) => notices.devices(db, notice),
  holdersOf: (devices) => notices.holdersOf(db, devices),
  answers: (findings) => answers.answers(db, findings),
});

/** `wroteIf`: tells the door whether a row was changed. */
export function noticesChanging(
  db: Db,
  wroteIf: <T>(result: T, did: boolean) => T,
): NoticesChanging {
  const wrote = <T>(result: T): T => wroteIf(result, true);
  return {
    ...noticesReading(db),
    addNotices: async (all, items) => wrote(await notices.addNotices(db, all, items)),
    addItems: async (items) => wrote(await notices.addItems(db, items)),
    setNotice: async (id, from, to, owner) => {
      const done = await sending.setNotice(db, id, from, to, owner);
      return wroteIf(done, done);
    },
    answer: async (given, language) => wrote(await answers.answer(db, given, language)),
    settleAnswer: async (finding, at) => {
      const settled = await answers.settleAnswer(db, finding, at);
      return wroteIf(settled, settled !== null);
    },
    eraseHolders: async (limit) => {
      const erased = await holders.eraseHolders(db, limit);
      return wroteIf(erased, erased.holders > 0);
    },
  };
}

export const noticesStaging = (db: Db): NoticesStaging => ({
  ...noticesReading(db),
  group: (devices) => holders.group(db, devices),
  claim: (id, lease, messageId) => sending.claim(db, id, lease, messageId),
  postpone: (id, owner, to) => sending.postpone(db, id, owner, to),
});
