import type { Listing } from '../../core/catalogue.ts';
import { percent } from '../../core/share.ts';
import {
  isStrong,
  type Basis,
  type Claim,
  type Publication,
  type Seat,
} from '../../core/statements.ts';
import type { Reason, ReasonCode } from '../../core/verdict.ts';
import type { Speaker } from '../speaker.ts';
import { enumerated, longDay } from '../text/amounts.ts';
import { named, withChain } from './chain.ts';
import { inSentence } from './territories.ts';
import { STANDINGS } from './words.ts';

export type ReasonOf<C extends ReasonCode, R extends Reason = Reason> = R extends Reason
  ? C extends R['code']
    ? R
    : never
  : never;

type Says<C extends ReasonCode> = (app: string, reason: ReasonOf<C>, speaker: Speaker) => string;

/** Each reason as a whole sentence that can be read aloud. */
const SENTENCES: { readonly [C in ReasonCode]: Says<C> } = {
  'app-listed': (app, { listing }) =>
    `${app} is named by an instrument that this policy adopts: ${instrumentOf(listing)}${ofBasis(listing.basis)}.`,
  'publisher-listed': (app, { listing, publication, chain }, speaker) =>
    `${app} is published by ${withChain(speaker, publication.entity, chain)} ("${listing.words}"): ${instrumentOf(listing)}.`,
  'publisher-possibly-listed': (app, { listing, publication, chain }, speaker) =>
    `${app} is published by ${withChain(speaker, publication.entity, chain)} ("${listing.words}"): ${instrumentOf(listing)}. That it means this app is not certain${ofBasis(listing.basis)}.`,
  'publisher-under-territory': (app, { publication, chain, territories }, speaker) =>
    `${app} is published by ${withChain(speaker, publication.entity, chain)}; ${listed(territories)}.`,
  'publisher-possibly-under-territory': (app, { publication, chain, territories }, speaker) =>
    `${app} is published by ${withChain(speaker, publication.entity, chain)}; ${listed(territories)}. Not all of this is certain: a statement is contested, only reported or unverified, or a share is a range.`,
  'significant-interest': (app, { publication, holding }, speaker) =>
    `${app} is published by ${named(speaker, publication.entity)}; ${enumerated(holding.owners.map((o) => named(speaker, o)))}, under a listed territory, ${holding.owners.length > 1 ? 'hold' : 'holds'} up to ${percent(holding.max)} % of ${holding.asset === publication.entity ? 'it' : speaker.entity(holding.asset)}. That is no control; an authority decides.`,
  'founder-control': (app, { publication, interest }, speaker) =>
    `${app} is published by ${named(speaker, publication.entity)}; its founder, ${speaker.entity(interest.owner)}, controls ${interest.asset === publication.entity ? 'it' : speaker.entity(interest.asset)}. A person's origin prohibits nothing; an authority decides, on evidence about the company.`,
  'developed-there': (app, { by, territories }, speaker) =>
    'app' in by
      ? `${app} is built by ${named(speaker, by.entity)}, which is under ${where(territories)}.`
      : `${app} is published by ${named(speaker, by.entity)}, which develops in ${where(territories)}.`,
  'signed-there': (app, { publication, chain }, speaker) =>
    `${app} is signed with a certificate of ${withChain(speaker, publication.entity, chain)}.`,
  'identifier-in-namespace': (app, { identifier, prefix, entity, chain }, speaker) =>
    `The identifier ${identifier} of ${app} begins with ${prefix}, the name space of ${withChain(speaker, entity, chain)}. That is evidence and no proof.`,
  'embeds-sdk': (app, { trait, chain }, speaker) =>
    `${app} contains ${trait.what} of ${withChain(speaker, trait.entity, chain)}.`,
  'talks-to': (app, { trait, chain }, speaker) =>
    `${app} talks to ${trait.what} of ${withChain(speaker, trait.entity, chain)}.`,
  'publisher-unknown': (app) => `Who publishes ${app} is not known.`,
  'publisher-unverified': (app, { publication, seats }, speaker) =>
    `${app} is ${isStrong(publication) ? '' : 'said to be '}published by ${named(speaker, publication.entity)}, but ${openPoint(publication, seats)}.`,
  'analyst-finding': (_, { finding }) =>
    `${finding.by} found on ${longDay(finding.from)}: ${finding.why}.`,
  clearance: (_, { clearance }) =>
    `${clearance.by} cleared it from ${longDay(clearance.from)} until ${longDay(clearance.to)}: ${clearance.why}.`,
  'publisher-elsewhere': (app, { publication }, speaker) =>
    `${app} is published by ${named(speaker, publication.entity)}, which is certainly under no listed territory.`,
  'not-named': (app) => `This policy is a list of names, and ${app} is not among them.`,
};

export function reasonSentence(app: string, reason: Reason, speaker: Speaker): string {
  const say = SENTENCES[reason.code] as (app: string, reason: Reason, speaker: Speaker) => string;
  return say(app, reason, speaker).replace(/\.{2,}/g, '.');
}

/** `List of ten, Central government, the Netherlands, in force since 1 July 2023`. */
export function instrumentOf({ instrument, authority, government, from }: Listing): string {
  const since = from === null ? '' : `, in force since ${longDay(from)}`;
  return `${instrument}, ${authority}, ${inSentence(government)}${since}`;
}

/** Why one cannot rest on a publisher. */
function openPoint(publication: Publication, seats: readonly Seat[]): string {
  if (!isStrong(publication)) return doubtOf(publication, 'that');
  const seat = seats[0];
  const what = 'where that company sits';
  return seat === undefined ? `${what} is not known` : doubtOf(seat, what);
}

const doubtOf = ({ basis, standing }: Claim, what: string): string =>
  basis === 'unverified' ? `no source was read for ${what}` : `${what} is ${STANDINGS[standing]}`;

const ofBasis = (basis: Basis): string =>
  basis === 'read' ? '' : '; its text was not read yet, so it prohibits nothing by itself';

const where = (codes: readonly string[]): string => enumerated(codes.map(inSentence), 'or');

const listed = (codes: readonly string[]): string =>
  codes.length === 0
    ? 'that is a listed territory'
    : `${where(codes)} ${codes.length > 1 ? 'are listed territories' : 'is a listed territory'}`;
