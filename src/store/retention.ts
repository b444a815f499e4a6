import type { Erased, RetentionChanging, RowClass } from '../actions/retention/store.ts';
import type { Db } from './schema.ts';
import { eraseFindings } from './tables/retention/findings.ts';
import { eraseUnheld } from './tables/retention/openings.ts';
import { eraseApiKeys, erasePeople } from './tables/retention/people.ts';
import { eraseAppFiles, eraseVettings } from './tables/retention/vettings.ts';
import { eraseAnswers, eraseChanges, eraseExceptions } from './tables/retention/words.ts';

type Erase = (
  db: Db,
  when: Parameters<RetentionChanging['erase']>[1],
  limit: number,
) => Promise<Erased>;
const ERASE: Readonly<Record<RowClass, Erase>> = {
  answers: eraseAnswers,
  exceptions: eraseExceptions,
  changes: eraseChanges,
  findings: eraseFindings,
  people: erasePeople,
  'api-keys': eraseApiKeys,
  'app-files': eraseAppFiles,
  vettings: eraseVettings,
};

/** `wroteIf`: tells the door whether a row was changed. */
export const retentionChanging = (
  db: Db,
  wroteIf: <T>(result: T, did: boolean) => T,
): RetentionChanging => ({
  async erase(what, when, limit) {
    const erased = await ERASE[what](db, when, limit);
    return wroteIf(
      erased,
      Object.values(erased).some((count) => count > 0),
    );
  },
  async eraseUnheld(commitments, exceptions) {
    const erased = await eraseUnheld(db, commitments, exceptions);
    return wroteIf(erased, erased > 0);
  },
});
