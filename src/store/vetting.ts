import type { VettingChanging, VettingReading, VettingStaging } from '../actions/vetting/store.ts';
import type { Db } from './schema.ts';
import * as claiming from './tables/vetting/claiming.ts';
import { addExamination, examination } from './tables/vetting/examinations.ts';
import * as pieces from './tables/vetting/pieces.ts';
import * as vettings from './tables/vetting/vettings.ts';

export const vettingReading = (db: Db): VettingReading => ({
  vetting: (id) => vettings.vetting(db, id),
  vettings: (filter, page) => vettings.vettings(db, filter, page),
  unfinished: (person) => vettings.unfinished(db, person),
  examination: (sha256, edition) => examination(db, sha256, edition),
  piece: (id, number) => pieces.piece(db, id, number),
  batchStates: (batch, scope) => vettings.batchStates(db, batch, scope),
  abandoned: (of, limit) => vettings.abandoned(db, of, limit),
});

/** `wroteIf`: tells the door whether a row was changed. */
export function vettingChanging(
  db: Db,
  wroteIf: <T>(result: T, did: boolean) => T,
): VettingChanging {
  const wrote = <T>(result: T): T => wroteIf(result, true);
  return {
    ...vettingReading(db),
    addVetting: async (one) => wrote(await vettings.addVetting(db, one)),
    setVetting: async (id, from, to, owner) => {
      const did = await vettings.setVetting(db, id, from, to, owner);
      return wroteIf(did, did);
    },
    addExamination: async (one) => wrote(await addExamination(db, one)),
    dropPieces: async (id) => wrote(await pieces.dropPieces(db, id)),
    deleteVetting: async (id) => {
      const did = await vettings.deleteVetting(db, id);
      return wroteIf(did, did);
    },
  };
}

export const vettingStaging = (db: Db): VettingStaging => ({
  ...vettingReading(db),
  beginContent: (id, lease) => pieces.beginContent(db, id, lease),
  addPiece: (id, one, lease) => pieces.addPiece(db, id, one, lease),
  claim: (lease) => claiming.claim(db, lease),
  renew: (id, lease) => claiming.renew(db, id, lease),
  release: (id, owner) => claiming.release(db, id, owner),
});
