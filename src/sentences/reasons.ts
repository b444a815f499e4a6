import { chainOf } from '../core/explanation.ts';
import type { Listing } from '../core/catalogue.ts';
import { isStrong, type EntityId, type Publication, type Seat } from '../core/statements.ts';
import type { Reason, ReasonCode } from '../core/verdict.ts';
import { named, withChain } from './chain.ts';
import { percentIn } from './held.ts';
import { EN } from './phrases-en.ts';
import type { Facts, Phrases } from './phrases.ts';
import type { Speaker } from './speaker.ts';

export type ReasonOf<C extends ReasonCode, R extends Reason = Reason> = R extends Reason
  ? C extends R['code']
    ? R
    : never
  : never;

/** A reason as a whole sentence that can be read aloud. */
export function reasonIn(phrases: Phrases, app: string, reason: Reason, speaker: Speaker): string {
  const said = phrases.reasons[reason.code](factsOf(phrases, app, reason, speaker));
  return said.replace(/\.{2,}/g, '.');
}

export const reasonSentence = (app: string, reason: Reason, speaker: Speaker): string =>
  reasonIn(EN, app, reason, speaker);

/** `List of ten, Central government, the Netherlands, in force since 1 July 2023`. */
export const instrumentIn = (
  phrases: Phrases,
  { instrument, authority, government, from }: Listing,
): string =>
  phrases.instrument({
    instrument,
    authority,
    government: phrases.inSentence(government),
    from: from === null ? null : phrases.day(from),
  });

const NOTHING: Omit<Facts, 'app'> = {
  who: '',
  chained: '',
  instrument: '',
  words: '',
  unread: false,
  where: '',
  territories: 0,
  owners: '',
  manyOwners: false,
  most: '',
  asset: null,
  identifier: '',
  prefix: '',
  what: '',
  by: '',
  why: '',
  from: '',
  to: '',
  isBuilder: false,
  isSure: true,
  doubt: null,
};

function factsOf(phrases: Phrases, app: string, reason: Reason, speaker: Speaker): Facts {
  const who = (id: EntityId): Pick<Facts, 'who' | 'chained'> => ({
    who: named(phrases, speaker, id),
    chained: withChain(phrases, speaker, id, chainOf(reason)),
  });
  return {
    ...NOTHING,
    app,
    ...('publication' in reason
      ? { ...who(reason.publication.entity), isSure: isStrong(reason.publication) }
      : {}),
    ...('listing' in reason
      ? {
          instrument: instrumentIn(phrases, reason.listing),
          words: reason.listing.words,
          unread: reason.listing.basis !== 'read',
        }
      : {}),
    ...('territories' in reason
      ? {
          where: phrases.or(reason.territories.map(phrases.inSentence)),
          territories: reason.territories.length,
        }
      : {}),
    ...ownFacts(phrases, reason, speaker, who),
  };
}

function ownFacts(
  phrases: Phrases,
  reason: Reason,
  speaker: Speaker,
  who: (id: EntityId) => Pick<Facts, 'who' | 'chained'>,
): Partial<Facts> {
  switch (reason.code) {
    case 'significant-interest': {
      const { holding, publication } = reason;
      return {
        owners: phrases.and(holding.owners.map((owner) => named(phrases, speaker, owner))),
        manyOwners: holding.owners.length > 1,
        most: percentIn(phrases, holding.max),
        asset: holding.asset === publication.entity ? null : speaker.entity(holding.asset),
      };
    }
    case 'founder-control': {
      const { interest, publication } = reason;
      return {
        owners: speaker.entity(interest.owner),
        asset: interest.asset === publication.entity ? null : speaker.entity(interest.asset),
      };
    }
    case 'developed-there':
      return { ...who(reason.by.entity), isBuilder: 'app' in reason.by };
    case 'identifier-in-namespace': {
      const { identifier, prefix, entity } = reason;
      return { ...who(entity), identifier, prefix };
    }
    case 'embeds-sdk':
    case 'talks-to':
      return { ...who(reason.trait.entity), what: reason.trait.what };
    case 'publisher-unverified':
      return { doubt: doubtOf(reason.publication, reason.seats) };
    case 'analyst-finding': {
      const { by, why, from } = reason.finding;
      return { by, why, from: phrases.day(from) };
    }
    case 'clearance': {
      const { by, why, from, to } = reason.clearance;
      return { by, why, from: phrases.day(from), to: phrases.day(to) };
    }
    default:
      return {};
  }
}

/** Why one cannot rest on a publisher; null: where it sits is not known. */
function doubtOf(publication: Publication, seats: readonly Seat[]): Facts['doubt'] {
  const of = isStrong(publication) ? 'seat' : 'publisher';
  const claim = of === 'seat' ? seats[0] : publication;
  if (claim === undefined) return null;
  return { of, is: claim.basis === 'unverified' ? 'unread' : claim.standing };
}
