import type { Day } from '../core/day.ts';
import type { EntityId } from '../core/statements.ts';
import type { Chain, Reason, Verdict } from '../core/verdict.ts';

/** Why an app is prohibited, as facts without a language: who controls it, under which country, on which list. */
export type NoticeReason = {
  readonly control: {
    readonly publisher: string;
    /** At the end of the chain; null where the publisher itself is. */
    readonly controller: string | null;
    /** ISO 3166-1. */
    readonly territories: readonly string[];
  } | null;
  readonly listing: {
    readonly instrument: string;
    readonly authority: string;
    readonly government: string;
    /** The company's name in the list, where not the app itself is named. */
    readonly words: string | null;
  } | null;
  readonly finding: { readonly by: string; readonly on: Day } | null;
  /** Where it was read; null where no address is known. */
  readonly source: string | null;
};

type EntityName = (id: EntityId) => string;

/** Only what prohibits: the policy may hold more against an app than it needs. Null: none of it can be said in a sentence. */
export function reasonOf(verdict: Verdict, nameOf: EntityName): NoticeReason | null {
  const told: { -readonly [Part in keyof NoticeReason]: NoticeReason[Part] } = {
    control: null,
    listing: null,
    finding: null,
    source: null,
  };
  for (const reason of verdict.because.filter(({ leadsTo }) => leadsTo === 'prohibited')) {
    told.control ??= controlIn(reason, nameOf);
    told.listing ??= listingIn(reason);
    told.finding ??= findingIn(reason);
    told.source ??= sourceOf(reason);
  }
  return (told.control ?? told.listing ?? told.finding) ? told : null;
}

function controlIn(reason: Reason, nameOf: EntityName): NoticeReason['control'] {
  if (
    reason.code !== 'publisher-under-territory' &&
    reason.code !== 'publisher-possibly-under-territory'
  )
    return null;
  const { publication, chain, territories } = reason;
  const top = chain.at(-1)?.entity;
  return {
    publisher: nameOf(publication.entity),
    controller: top === undefined || top === publication.entity ? null : nameOf(top),
    territories,
  };
}

function listingIn(reason: Reason): NoticeReason['listing'] {
  if (!('listing' in reason)) return null;
  const { instrument, authority, government, words } = reason.listing;
  return {
    instrument,
    authority,
    government,
    words: reason.code === 'app-listed' ? null : words,
  };
}

function findingIn(reason: Reason): NoticeReason['finding'] {
  return reason.code === 'analyst-finding'
    ? { by: reason.finding.by, on: reason.finding.from }
    : null;
}

function sourceOf(reason: Reason): string | null {
  if ('listing' in reason) return orNull(reason.listing.source);
  if (reason.code === 'analyst-finding') return orNull(reason.finding.sources[0]);
  const seat = 'chain' in reason ? sourceIn(reason.chain) : null;
  return seat ?? ('publication' in reason ? orNull(reason.publication.source) : null);
}

/** Of what tipped it: the seat at the end of the chain. */
function sourceIn(chain: Chain): string | null {
  return orNull(chain.at(-1)?.seats[0]?.source);
}

const orNull = (source: string | undefined): string | null =>
  source === undefined || source === '' ? null : source;
