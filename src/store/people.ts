import type { PeopleChanging, PeopleReading, PeopleStaging } from '../actions/people/store.ts';
import type { Db } from './schema.ts';
import * as keys from './tables/people/api-keys.ts';
import * as groups from './tables/people/group-roles.ts';
import * as people from './tables/people/people.ts';
import * as sessions from './tables/people/sessions.ts';

export const peopleReading = (db: Db): PeopleReading => ({
  people: () => people.people(db),
  person: (id) => people.person(db, id),
  personOf: (issuer, subject) => people.personOf(db, issuer, subject),
  session: (digest, when) => sessions.session(db, digest, when),
  apiKey: (digest, day) => keys.apiKey(db, digest, day),
  apiKeys: () => keys.apiKeys(db),
  groupRoles: () => groups.groupRoles(db),
  linkOf: (digest, at) => sessions.linkOf(db, digest, at),
});

/** `wroteIf`: tells the door whether a row was changed. */
export function peopleChanging(db: Db, wroteIf: <T>(result: T, did: boolean) => T): PeopleChanging {
  const wrote = <T>(result: T): T => wroteIf(result, true);
  const ifDone = (did: boolean): boolean => wroteIf(did, did);
  const ifAny = <T>(found: T | null): T | null => wroteIf(found, found !== null);
  return {
    ...peopleReading(db),
    addPerson: async (one) => wrote(await people.addPerson(db, one)),
    renamePerson: async (id, to) => ifDone(await people.renamePerson(db, id, to)),
    endPerson: async (id, at) => ifDone(await people.endPerson(db, id, at)),
    addGrant: async (to, grant, at) => ifDone(await people.addGrant(db, to, grant, at)),
    removeGrant: async (of, id) => ifDone(await people.removeGrant(db, of, id)),
    addLink: async (digest, person, ends) =>
      wrote(await sessions.addLink(db, digest, person, ends)),
    useLink: async (digest, at) => ifAny(await sessions.useLink(db, digest, at)),
    addSession: async (digest, one) => wrote(await sessions.addSession(db, digest, one)),
    endSession: async (digest) => ifAny(await sessions.endSession(db, digest)),
    endSessions: async (person) => {
      const ended = await sessions.endSessions(db, person);
      return wroteIf(ended, ended > 0);
    },
    addApiKey: async (digest, one) => wrote(await keys.addApiKey(db, digest, one)),
    endApiKey: async (id, at) => ifDone(await keys.endApiKey(db, id, at)),
    addGroupRole: async (one, at) => ifDone(await groups.addGroupRole(db, one, at)),
    removeGroupRole: async (id) => ifDone(await groups.removeGroupRole(db, id)),
  };
}

export const peopleStaging = (db: Db): PeopleStaging => ({
  ...peopleReading(db),
  touchSession: (digest, at) => sessions.touchSession(db, digest, at),
  sweepSessions: (at, idleSince) => sessions.sweepSessions(db, at, idleSince),
});
