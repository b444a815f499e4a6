import type { ChangesChanging, ChangesReading, ChangesStaging } from '../actions/changes/store.ts';
import type { Db } from './schema.ts';
import { pastAssignments } from './tables/proposals/assignments.ts';
import * as changes from './tables/proposals/changes.ts';
import { addComment, comments } from './tables/proposals/comments.ts';
import { addDocument, document, hasDocument } from './tables/proposals/documents.ts';
import * as tallies from './tables/proposals/tallies.ts';

export const changesReading = (db: Db): ChangesReading => ({
  change: (id) => changes.change(db, id),
  changes: (states, page) => changes.changes(db, states, page),
  adopted: () => changes.adopted(db),
  document: (digest) => document(db, digest),
  hasDocument: (digest) => hasDocument(db, digest),
  comments: (id) => comments(db, id),
  changeTallies: (id, scope) => tallies.changeTallies(db, id, scope),
  counted: (id) => tallies.counted(db, id),
  exceptedCounts: () => tallies.exceptedCounts(db),
  pastAssignments: () => pastAssignments(db),
});

/** `wroteIf`: tells the door whether a row was changed. */
export function changesChanging(
  db: Db,
  wroteIf: <T>(result: T, did: boolean) => T,
): ChangesChanging {
  const wrote = <T>(result: T): T => wroteIf(result, true);
  return {
    ...changesReading(db),
    lockRules: () => changes.lockRules(db),
    addDocument: async (digest, packed) => wrote(await addDocument(db, digest, packed)),
    addChange: async (one) => wrote(await changes.addChange(db, one)),
    setChange: async (id, from, to) => {
      const did = await changes.setChange(db, id, from, to);
      return wroteIf(did, did);
    },
    dropTallies: async (id) => wrote(await tallies.dropTallies(db, id)),
    addComment: async (one) => wrote(await addComment(db, one)),
  };
}

export const changesStaging = (db: Db): ChangesStaging => ({
  ...changesReading(db),
  stageChangeTallies: (inventory, fleet, ids, rows) =>
    tallies.stageChangeTallies(db, inventory, fleet, ids, rows),
});
